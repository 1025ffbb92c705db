import type { Words } from "../lexicon";

/** Words of the trade that no language translates. */
export const SHARED: Words = {
  secret: "password|passwords|api key|api keys|api-key|api-keys|token|tokens|credentials|private key|ssh key|secret key|pin|otp|cookie|cookies|.env",
  orders: "prompt|prompts",
  outside: "webhook|pastebin|discord|telegram|ngrok",
  persist: "crontab|cron|backdoor|authorized_keys|bashrc|zshrc|claude.md|agents.md|memory.md|cursorrules|launchagent|systemd",
  rights: "root|admin|sudo",
  malware: "malware|ransomware|phishing|ddos|botnet|keylogger|rootkit",
  safeguard: "firewall|2fa|mfa|tls|ssl|sandbox|linter|csrf|edr|antivirus|ci",
  mention: "jailbreak|dan",
  asset: "backup|backups|database|repository|logs",
  trace: "logs",
  hidden_orders: "system prompt|system-prompt|systemprompt",
  authority: "admin|ceo|openai|anthropic",
};
