import { isLimited, isNegated, type PatternRule } from "./rule";

const review = (name: string, message: string, pattern: RegExp): PatternRule => ({
  rule: `payload.${name}`,
  severity: "review",
  message,
  pattern,
  accept: (match, text) => !isNegated(match, text) && !(name === "rewrites_history" && isLimited(match, text)),
});

/** Code and strings whose only common use is an attack, or that open a door wide. Every pattern is linear. */
export const PAYLOAD_RULES: readonly PatternRule[] = [
  review(
    "pipe_to_shell",
    "Runs what it downloads.",
    /\b(?:curl|wget|iwr|invoke-webrequest)\b[^\n|]{0,200}\|\s{0,3}(?:sudo\s{1,2})?(?:ba|z|da)?sh\b|\b(?:iex|invoke-expression)\b[^\n]{0,20}\(|\$\((?:curl|wget)\b|`(?:curl|wget)\s/i,
  ),
  review(
    "reverse_shell",
    "Opens a shell to somewhere else.",
    /\/dev\/(?:tcp|udp)\/|\bnc(?:at)?\s{1,2}-[a-z]{0,4}e\b|\bbash\s{1,2}-i\b|\bsocat\b[^\n]{0,60}\bexec\b/i,
  ),
  review(
    "wipes",
    "Wipes files or disks.",
    /\brm\s{1,2}-(?:rf|fr|r\s-f)\s{1,3}[~/*$.]|\bmkfs(?:\.\w{1,8})?\b|\bdd\s{1,2}if=\/dev\/(?:zero|u?random)|:\(\)\s?\{\s?:\|:&\s?\};:|\bformat\s{1,2}c:|\bdel\s{1,2}\/[sfq]\b|\bvssadmin\s{1,2}delete|\bshred\s{1,2}-/i,
  ),
  review("rewrites_history", "Rewrites what others rely on.", /\bforce[- ]push\b|\bgit\s{1,2}push\b[^\n]{0,60}(?:--force\b|\s-f\b)|\bfilter-branch\b/i),
  review(
    "drops_tables",
    "Drops or empties tables.",
    /\b(?:drop|truncate)\s{1,3}(?:table|database|schema|collection)\b|\bdelete\s{1,3}from\s{1,3}\w{1,60}\s{0,3}(?:;|$|where\s{1,3}1\s?=\s?1)/im,
  ),
  review(
    "sql_injection",
    "Contains an SQL injection.",
    /['"]\s{0,3}(?:or|and)\s{1,3}['"]?\w{1,20}['"]?\s?=\s?['"]?\w{1,20}|\bunion\s{1,3}(?:all\s{1,3})?select\b|['"];\s{0,3}(?:drop|delete|insert|update)\b|\bpg_sleep\s?\(|\bxp_cmdshell\b|\bsleep\(\d{1,4}\)\s{0,3}--/i,
  ),
  review(
    "open_to_all",
    "Opens rights to everybody.",
    /\bchmod\s{1,3}(?:-R\s{1,3})?(?:777|a\+rwx|o\+w|u\+s|\+s)\b|\bNOPASSWD\b|\bAdministratorAccess\b|"Action"\s{0,3}:\s{0,3}"\*"|\bcluster-admin\b/,
  ),
  review(
    "no_tls",
    "Turns off the check of certificates.",
    /NODE_TLS_REJECT_UNAUTHORIZED\s{0,3}=\s{0,3}['"]?0|\bverify\s{0,2}=\s{0,2}False\b|StrictHostKeyChecking[= ]no|rejectUnauthorized\s{0,2}:\s{0,2}false|InsecureSkipVerify|http\.sslVerify\s{0,2}=?\s{0,2}false|--insecure\b|--no-check-certificate|CURLOPT_SSL_VERIFYPEER|\bcurl\s[^\n]{0,80}-k\b/i,
  ),
  review(
    "no_sandbox",
    "Lets an agent or a program act unchecked.",
    /--dangerously-[\w-]{3,40}|dangerouslyDisable\w{1,30}|--no-sandbox\b|--privileged\b|--trust[-_]remote[-_]code|trust_remote_code\s?=\s?true|\ballow_dangerous\w{1,40}|auto[-_]?approve(?:all)?\s?[:=]\s?["']?(?:true|all|always)|\bbypassPermissions\b|--yolo\b|["'/]yolo\b|security\s{1,2}opt[^\n]{0,10}unconfined|\bsetenforce\s{1,2}0|\bufw\s{1,2}disable|iptables\s{1,2}-F|Set-MpPreference|DisableRealtimeMonitoring|\bsystemctl\s{1,2}(?:stop|disable|mask)\s{1,2}\S{0,20}(?:falcon|audit|defend|clam|ossec|wazuh|fail2ban|firewall|ufw|apparmor)/i,
  ),
  review(
    "hijacks_environment",
    "Changes how programs are loaded or where they go.",
    /\bLD_PRELOAD\b|\bDYLD_INSERT_LIBRARIES\b|\bNODE_OPTIONS\s?=\s?\S{0,20}--require|\bPYTHONSTARTUP\b|\b(?:ANTHROPIC|OPENAI)_(?:BASE_URL|API_BASE)\s{0,2}[:=]|\bGIT_SSH_COMMAND\b|--(?:extra-)?index-url\s?[= ]\s?http:/i,
  ),
  review(
    "persists",
    "Leaves something behind that acts later.",
    /\bcrontab\s{1,2}-|@reboot\b|>>\s{0,2}~?\/?\S{0,60}(?:\.bashrc|\.zshrc|\.profile|authorized_keys|crontab|rc\.local)|\/etc\/(?:cron|sudoers|init\.d)|CurrentVersion\\+Run\b|\blaunchctl\s{1,2}load|schtasks\s{1,2}\/create|"(?:SessionStart|PreToolUse|PostToolUse|postinstall|preinstall)"\s{0,2}:/i,
  ),
  review(
    "reads_secrets",
    "Reads where secrets lie.",
    /\b(?:cat|less|type|cp|scp|tar|zip|grep|head|base64|curl)\b[^\n]{0,60}(?:\.ssh\/|\.aws\/|\.env\b|\.npmrc|\.netrc|\.kube\/|id_rsa|\/etc\/(?:passwd|shadow)|\.git-credentials|credentials)|\/etc\/shadow\b|169\.254\.169\.254|metadata\.google\.internal|\bprintenv\b|\benv\s?\|\s?|\bsecurity\s{1,2}find-(?:generic|internet)-password|\bmimikatz\b|\blsass\b/i,
  ),
  review(
    "carries_data_out",
    "Builds data into an address.",
    /!\[[^\]]{0,80}\]\(https?:\/\/[^)\s]{0,200}[?&=][^)\s]{0,100}(?:\{|\$|<|%7b|\[)|<img[^>]{0,100}src=["']?https?:\/\/[^>\s]{0,200}[?&]\w{1,20}=|\b(?:fetch|axios|requests)\b[^\n]{0,20}(?:\.post)?\([^\n]{0,120}(?:process\.env|os\.environ|document\.cookie|localStorage)|document\.cookie/i,
  ),
  review(
    "script_injection",
    "Contains a script injection.",
    /<script[\s>](?![^\n]{0,40}\btag)|\bjavascript:|\bon(?:error|load|mouseover)\s?=\s?["']?\w|<iframe\b|srcdoc=|data:text\/html/i,
  ),
  review(
    "template_injection",
    "Contains a template or code injection.",
    /\{\{[^}\n]{0,120}(?:__|constructor|config\b|request\b|\.class|import|exec|popen|\d\s?\*\s?\d)[^}\n]{0,120}\}\}|\$\{(?:jndi|env|lower|upper|T\(|7\*7)|<%[=-]?[^%\n]{0,100}(?:exec|system|File)|__import__\s?\(|__(?:class|subclasses|globals|builtins)__|\.constructor\s?[([]["'(]?|child_process|Runtime\.getRuntime\(\)|\bos\.(?:system|popen)\s?\(|\bsubprocess\.(?:run|Popen|call|check_output)\s?\([^\n]{0,100}shell\s?=\s?True|\bpickle\.loads?\b|\bnew\s{1,2}Function\s?\(|yaml\.(?:unsafe_)?load\s?\((?![^\n]{0,60}Safe)/i,
  ),
  review(
    "command_injection",
    "Contains a command injection.",
    /[;&|]\s{0,2}(?:rm|curl|wget|nc|bash|sh|cat|id|whoami|touch|chmod|python3?|powershell|ping)\b\s{0,2}[-/~$\w.]{0,40}\S{0,20}(?:["'}]|$)|\$\((?:id|whoami|touch|cat|curl|wget|rm|bash|sh|nc|printenv|env)\b|`(?:id|whoami|touch|rm|cat)\b[^`\n]{0,60}`/im,
  ),
  review(
    "path_traversal",
    "Climbs out of its folder.",
    /(?:\.\.[\\/]){3,20}|(?:%2e%2e(?:%2f|\/|%5c)|\.\.%2f|\.\.%5c){2,20}|(?:\.\.[\\/]){1,10}(?:etc|root|home|windows|proc)\b/i,
  ),
];
