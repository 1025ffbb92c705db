import { termOf } from "./terms";

/**
 * Words that people use for one another at work, by language: the only thing here that knows meaning. General vocabulary of
 * support, trade, travel, law, office, data and software; a word may stand in several groups. Another language is another table.
 */
const ENGLISH = `
customer client buyer user passenger traveller traveler guest shopper subscriber consumer caller patron member
refund reimburse reimbursement repay repayment money back chargeback compensation
return returned send back bring back
cancel cancellation call off abort revoke void annul
exchange swap replace replacement substitute variant
order purchase basket cart checkout bought buy
parcel package shipment delivery deliver shipping ship carrier dispatch courier
address location destination home street postcode zip
flight plane airline airport itinerary fare
reservation booking book booked trip journey travel ticket
baggage luggage bag suitcase
invoice bill billing receipt vat tax
payment pay paid charge charged price fee cost amount card
account profile login record details
identity identify authenticate authentication verify verification prove who
complaint complain complains angry upset furious annoyed unhappy dissatisfied frustrated rude
apology apologise apologize sorry regret
human person people agent manager supervisor colleague employee staff representative
escalate escalation transfer hand over forward
company business firm enterprise organisation organization supplier vendor
discount coupon voucher promotion gift
install installation dependency package library module
commit push squash stage staged
branch pull request pr merge diff patch
review feedback remark comment approve inspection
bug defect error failure fail fails failing failed broken breaks break crash exception fault problem issue
test tests testing suite spec specs coverage
flaky intermittent sometimes random sporadic unstable nondeterministic
pipeline ci build workflow
deploy deployment release rollout roll out launch ship publish
rollback roll back revert undo restore
incident outage down alert emergency downtime
toggle flag switch feature experiment beta
slow performance fast faster latency speed optimise optimize seconds
query queries select statement sql
cache caching memoize
database db schema table column tables columns
migration migrate alter rename drop
join joins joining joined combine
duplicate duplicates double twice repeated repeat
null missing empty blank absent none
sum total totals average aggregate count
date dates time times timestamp hour clock calendar deadline daylight
timezone utc zone offset zones
list listing index feed
page pages paging pagination cursor scroll limit
endpoint api route rest handler service
secret secrets password passwords credential credentials key token keys private
config configuration settings environment variable env
log logs logging logger debug trace
personal pii private privacy email name confidential sensitive
container docker dockerfile image containerise containerize
kubernetes pod pods cluster manifest node
memory ram cpu limits resources oomkilled
infrastructure terraform cloud bucket server instance network provision
component react hook state props render
effect useeffect lifecycle
form input field button control
accessible accessibility screen reader label aria a11y
style styles css colour color dark theme spacing layout design
translate translation language languages locale i18n plural text wording message
regex regexp regular expression pattern match validate
hang hangs freeze backtrack stuck
contract agreement lease clause provision terms licence license nda
review summarise summarize summary
notice termination terminate end expire expiry
liability risk indemnity damages
document file paper draft text
minutes meeting notes transcript call discussion sync
action owner task todo follow
spreadsheet excel sheet workbook cell formula cells
chart graph plot diagram visualise visualize figure bar
email mail message reply letter write compose
research source sources reference references facts find web internet online
pdf scan scanned brochure report
extract read parse convert
csv encoding separator semicolons delimiter umlauts
import load ingest
backup backups dump restore recover recovery retention
retry retries backoff attempts again
rate throttle 429 blocked quota
outside external partner third party provider remote integration
webhook callback hook event events
signature hmac signed sign verify
session cookie login sign log in out devices logout
upload file attachment picture photo video attach
job worker background queue task scheduled schedule nightly cron
idempotent twice once duplicate
create add new make build implement write set up
change update modify edit adjust
remove delete drop clean up
show display visible render
small split short reviewable lines
permission role access allowed rights
number version amount quantity
search find look up
analyse analyze investigate inspect examine check
hotel room stay
insurance cover coverage claim
warranty guarantee repair
hire candidate applicant interview recruit
salary wage payroll pay
budget forecast plan cost
doctor patient medical health
student course lesson school teacher
`;

// Word → its groups. A group of two words that are one expression ("pull request") is found by either word.
const GROUPS = new Map<string, string[]>();
ENGLISH.trim()
  .split("\n")
  .forEach((line, group) => {
    for (const word of line.split(" ")) {
      const term = termOf(word);
      if (term === null) continue;
      const known = GROUPS.get(term) ?? [];
      if (!known.includes(`~${group}`)) GROUPS.set(term, [...known, `~${group}`]);
    }
  });

/** The groups of a term, as terms of their own; none for a word that stands alone. */
export function groupsOf(term: string): readonly string[] {
  return GROUPS.get(term) ?? [];
}
