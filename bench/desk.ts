import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "../e2e/chromium";
import { freePort } from "../e2e/server";
import { type Bench, median } from "./bench";

// `npm run bench desk`: the review desk in a real browser against the built console, with 10,000 waiting lessons whose evidence lies in
// sessions of 100,000 events. `--size=n` for another number of lessons. Each figure stands beside what the same browser needs, at the same
// time and measured in the same way, for a page with next to nothing on it.

const ROOT = path.resolve(import.meta.dirname, "..");
const EMAIL = "bench@example.test";
const PASSWORD = "the password of the bench";
const DECISIONS = 60;
const COLD = 7;
const SCROLL_MS = 4_000;
const KIB = 1024;
/** What runs these sources keeps the names of functions by a helper that a page does not have. */
const NAMES = "globalThis.__name = (one) => one";

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;

function finished(child: ChildProcess, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (part) => {
      said += part;
    });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${what} ended with ${code}: ${said}`))));
  });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (part: Buffer) => part.toString().includes("Lucid is ready") && resolve());
    child.once("exit", (code) => reject(new Error(`The console ended with ${code}.`)));
  });
}

interface Cold {
  /** ms from the navigation's start to the last paint of the largest text. */
  painted: number;
  /** ms until a key is answered. */
  alive: number;
  firstScripts: number;
  allScripts: number;
}

/** For the page: when the largest text was painted, in ms from the navigation's start. */
const largestPaint = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({ type: "largest-contentful-paint", buffered: true });
  });

/** One visit with an empty cache: when the lesson stands there, when it answers, and what came over the wire. */
async function coldVisit(browser: Browser, url: string, slug: string, state: string): Promise<Cold> {
  const context = await browser.newContext({ baseURL: url, storageState: state, viewport: { width: 1440, height: 900 } });
  await context.addInitScript(NAMES);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  wire.on("Network.responseReceived", (event) => event.type === "Script" && scripts.add(event.requestId));
  wire.on("Network.loadingFinished", (event) => {
    if (scripts.has(event.requestId)) bytes += event.encodedDataLength;
  });
  await page.goto(`/w/${slug}/review`, { waitUntil: "load" });
  const alive = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // The search takes the focus by a key as soon as the desk listens.
        const timer = setInterval(() => {
          if (document.activeElement?.hasAttribute("data-queue-search")) {
            clearInterval(timer);
            resolve(performance.now());
          } else window.dispatchEvent(new KeyboardEvent("keydown", { key: "/" }));
        }, 10);
      }),
  );
  const firstScripts = bytes;
  const painted = await page.evaluate(largestPaint);
  await page.waitForTimeout(3_000);
  await context.close();
  return { painted, alive, firstScripts, allScripts: bytes };
}

/** Presses the key and waits until another lesson is painted. @returns ms, counted in the page */
function decide(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const title = () => document.querySelector("[data-lesson-pane] h1")?.textContent ?? "";
        const before = title();
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (title() === before || title() === "") return;
          observer.disconnect();
          // The frame with the change, and the moment after it was handed to the screen.
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - start);
            channel.port2.postMessage(null);
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true }));
      }),
  );
}

/** Frames per second while the events of a transcript scroll under a wheel. */
async function scrolling(page: Page): Promise<number> {
  const box = await page.getByRole("region", { name: "Events" }).boundingBox();
  if (!box) throw new Error("There is no transcript.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const frames = page.evaluate(
    (ms) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let count = 0;
        const frame = (now: number) => {
          count++;
          if (now - start >= ms) resolve((count * 1000) / (now - start));
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    SCROLL_MS,
  );
  const end = Date.now() + SCROLL_MS;
  while (Date.now() < end) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return frames;
}

const BARE = `<!doctype html><html lang="en"><title>Bare</title><body style="margin:0;font:14px sans-serif">
<div data-lesson-pane><h1>Nothing but this</h1></div>
<section aria-label="Events" style="height:800px;overflow:auto"></section>
<script>
  let count = 0;
  addEventListener("keydown", () => queueMicrotask(() => { document.querySelector("h1").textContent = "Nothing but this, " + ++count; }));
  const say = (i) => "<article style='border-bottom:1px solid;padding:10px'>" + ("Line of event " + i + ": the order was looked up and its items were read back. ").repeat(1 + i % 7) + "</article>";
  if (location.search === "?long") document.querySelector("section").innerHTML = Array.from({ length: 1500 }, (_, i) => say(i)).join("");
</script></body></html>`;

interface Floor {
  /** ms until a page of one line is painted. */
  painted: number;
  /** ms until another word is painted after a key, p50 and p95. */
  decided: [number, number];
  /** Frames a second while 1,500 events of plain text scroll, all of them on the page, no script at work. */
  frames: number;
}

/** What the browser and the machine need by themselves. */
async function floorOf(browser: Browser): Promise<Floor> {
  const server = createServer((_request, response) => response.setHeader("content-type", "text/html").end(BARE));
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const painted: number[] = [];
  const decided: number[] = [];
  let frames = 0;
  for (let i = 0; i < COLD; i++) {
    const context = await browser.newContext({ baseURL: `http://localhost:${port}`, viewport: { width: 1440, height: 900 } });
    await context.addInitScript(NAMES);
    const page = await context.newPage();
    await page.goto(i === 0 ? "/?long" : "/", { waitUntil: "load" });
    if (i === 0) frames = await scrolling(page);
    else painted.push(await page.evaluate(largestPaint));
    for (let n = 0; n < 10; n++) {
      decided.push(await decide(page));
      await page.waitForTimeout(50);
    }
    await context.close();
  }
  await new Promise((resolve) => server.close(resolve));
  return { painted: median(painted), decided: [percentile(decided, 0.5), percentile(decided, 0.95)], frames };
}

async function measure(url: string, slug: string, session: string, folder: string, say: (line: string) => void): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
  try {
    const floor = await floorOf(browser);
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    await context.addInitScript(NAMES);
    const page = await context.newPage();
    await page.goto("/sign-in", { waitUntil: "networkidle" });
    await page.getByLabel("Email").fill(EMAIL);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/review/);
    const state = path.join(folder, "state.json");
    await context.storageState({ path: state });

    const visits: Cold[] = [];
    for (let i = 0; i < COLD; i++) visits.push(await coldVisit(browser, url, slug, state));
    const of = (name: keyof Cold) => visits.map((visit) => visit[name]);
    say(
      `cold desk painted: median ${Math.round(median(of("painted")))} ms, worst ${Math.round(Math.max(...of("painted")))} ms (target 1000; a page of one line ${Math.round(floor.painted)})`,
    );
    say(`cold desk answers a key: median ${Math.round(median(of("alive")))} ms, worst ${Math.round(Math.max(...of("alive")))} ms`);
    say(
      `scripts over the wire: ${(median(of("firstScripts")) / KIB).toFixed(0)} KiB to be alive, ${(median(of("allScripts")) / KIB).toFixed(0)} KiB 3 s later (target 250)`,
    );

    await page.goto(`/w/${slug}/review`, { waitUntil: "networkidle" });
    const times: number[] = [];
    for (let i = 0; i < DECISIONS; i++) {
      times.push(await decide(page));
      // A quick reader: time enough for the next lesson to be fetched.
      await page.waitForTimeout(250);
    }
    say(
      `decision to next lesson painted, ${DECISIONS} times: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms (target p95 50; one word on a bare page ${floor.decided.map((ms) => ms.toFixed(0)).join(" and ")})`,
    );

    await page.keyboard.press("t");
    await page.getByRole("region", { name: "Events" }).getByRole("article").first().waitFor();
    say(
      `transcript of 100,000 events beside the lesson: ${(await scrolling(page)).toFixed(1)} frames a second (target 55; plain text ${floor.frames.toFixed(1)})`,
    );
    await page.goto(`/w/${slug}/sessions/${session}?event=50000`, { waitUntil: "networkidle" });
    say(
      `transcript of 100,000 events on its own page: ${(await scrolling(page)).toFixed(1)} frames a second (target 55; plain text ${floor.frames.toFixed(1)})`,
    );
  } finally {
    await browser.close();
  }
}

const bench: Bench = {
  async run({ say, flags }) {
    const size = Number(flags.find((flag) => flag.startsWith("--size="))?.slice(7) ?? 10_000);
    const folder = mkdtempSync(path.join(tmpdir(), "lucid-bench-desk-"));
    const port = await freePort();
    const env = {
      ...process.env,
      LUCID_DATA_DIR: path.join(folder, "data"),
      LUCID_SAMPLES: "off",
      LUCID_SEED_PASSWORD: PASSWORD,
      LOG_LEVEL: "warn",
      PORT: String(port),
    };
    const seeding = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        "test/desk-seed.fixture.ts",
        "--workspace",
        "bench",
        "--scenario",
        "large",
        "--size",
        String(size),
        "--member",
        `${EMAIL}:admin:Bench`,
      ],
      { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] },
    );
    let printed = "";
    seeding.stdout.on("data", (part) => {
      printed += part;
    });
    await finished(seeding, "Seeding");
    const { lessons, sessions } = JSON.parse(printed) as { lessons: string[]; sessions: string[] };
    say(`${size.toLocaleString("en")} waiting lessons, ${lessons.length} of them different; ${sessions.length} sessions of 100,000 events`);
    const server = spawn(process.execPath, ["bin/lucid.mjs", "start"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    try {
      await ready(server);
      await measure(`http://localhost:${port}`, "bench", sessions[0] ?? "", folder, say);
    } finally {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export default bench;
