import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { maskPersonal } from "./mask-personal";
import { MASK_RULES } from "./rules";

const key = Buffer.alloc(32, 3);
const masked = (text: string) => maskPersonal(text, MASK_RULES, key).replaceAll(/ [0-9a-f]{6}\]/g, "]");

test.each([
  ["Write to Ada.Lovelace+orders@mail.example.co.uk, please.", "Write to [email], please."],
  ["mailto:a@b.io", "mailto:[email]"],
  ["My card is 4242 4242 4242 4242.", "My card is [card]."],
  ["4242424242424242", "[card]"],
  ["IBAN DE89 3704 0044 0532 0130 00", "IBAN [iban]"],
  ["GB82WEST12345698765432", "[iban]"],
  ["Call +49 171 5550199 or (555) 010-0199.", "Call [phone] or [phone]."],
  ["from 192.168.13.7 today", "from [address] today"],
  ["key sk-ant-api03-abcdefghijklmnopqrstuvwx", "key [secret]"],
  ["ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[secret]"],
  ["DB_PASSWORD=hunter2hunter2", "DB_PASSWORD=[secret]"],
  ['{"api_key": "abcdefgh1234"}', '{"api_key": "[secret]"}'],
  ["postgres://app:s3cr3t@db/app", "postgres://app:[secret]@db/app"],
  [`-----BEGIN RSA PRIVATE KEY-----\n${"MIIEabcd".repeat(10)}\n-----END RSA PRIVATE KEY-----`, "[secret]"],
])("%s", (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each([
  "Order 1234567890123456 is late.",
  "version 1.2.3.4.5 and 999.1.1.1",
  "DE00 0000 0000 0000 0000 00",
  "user@localhost",
  "the password is too short",
  "password: $DB_PASSWORD_OF_APP",
  "reservation 555-010",
  "2026-03-01 10:20:30",
  "@decorator and a @ b",
  "sk-short",
])("is left alone: %s", (text) => {
  expect(maskPersonal(text, MASK_RULES, key)).toBe(text);
});

test("the same value has the same mask, another one another, and another workspace's differs", () => {
  const [first, second, third] = maskPersonal("a@b.io A@b.io c@d.io", MASK_RULES, key).match(/\[email \w+\]/g)!;
  expect(first).toBe(second);
  expect(first).not.toBe(third);
  expect(maskPersonal("a@b.io", MASK_RULES, Buffer.alloc(32, 4))).not.toBe(first);
});

test("masking twice changes nothing more", () => {
  const once = maskPersonal("a@b.io, 4242424242424242, password=abcdefgh99", MASK_RULES, key);
  expect(maskPersonal(once, MASK_RULES, key)).toBe(once);
});

test("no text makes a rule slow", () => {
  const hard = [
    "a".repeat(100_000),
    "1 ".repeat(50_000),
    "a.".repeat(50_000),
    "password=".repeat(11_000),
    "+1".repeat(50_000),
    "eyJ".repeat(33_000),
    "a@".repeat(50_000),
    "-----BEGIN PRIVATE KEY-----".repeat(3_700),
  ];
  for (const text of hard) {
    const started = performance.now();
    maskPersonal(text, MASK_RULES, key);
    // Linear takes milliseconds; what backtracks without bound takes minutes.
    expect([text.slice(0, 12), performance.now() - started < 20_000]).toEqual([text.slice(0, 12), true]);
  }
});
