/** English forms that no rule finds, and words that a rule would take for forms of another: a word and what stands for it. */
const FORMS = `
go goes went gone|buy bought|pay paid|send sent|tell told|find found|keep kept|leave left|lose lost|make made|meet met|say said|see saw seen|sell sold|speak spoke spoken
take took taken|think thought|write wrote written|break broke broken|bring brought|build built|catch caught|choose chose chosen|come came|do did done does|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feel felt|fly flew flown flies|forget forgot forgotten|get got gotten|give gave given|grow grew grown|hear heard|hold held
know knew known|lend lent|lie lay lain lying|mean meant|ride rode ridden|ring rang rung|rise rose risen|run ran|show shown|sit sat|sleep slept|spend spent|stand stood
steal stole stolen|teach taught|throw threw thrown|understand understood|wake woke woken|wear wore worn|win won|begin began begun|drink drank drunk|swim swam swum
feed fed|fight fought|freeze froze frozen|hang hung|hide hid hidden|lead led|seek sought|shake shook shaken|shoot shot|stick stuck|strike struck|swear swore sworn|tear tore torn
deal dealt|dig dug|forbid forbade forbidden|forgive forgave forgiven|lay laid|withdraw withdrew withdrawn|overwrite overwrote overwritten|rebuild rebuilt|resend resent
child children|man men|woman women|person people persons|foot feet|tooth teeth|mouse mice|half halves|leaf leaves|knife knives|life lives|wife wives|shelf shelves
bad worse worst|good better best|far further farther furthest|die died dying dies|tie tied tying ties|criterion criteria|datum data|index indices indexes|analysis analyses|appendix appendices
minute min mins minutes|hour hr hrs hours|second sec secs|week wk wks|year yr yrs|number no nr num|maximum max|minimum min|kilogram kg kgs kilo kilos|kilometre km kilometer|centimetre cm
customsduty customs|significant important importance|newspaper news|overall general generally|information info|application app|appointment appt appts appointments|patient pt pts patients|department dept|customer cust|document doc docs|passenger pax|approximately approx
`;

const BASE = new Map<string, string>();
for (const line of FORMS.trim().split(/[|\n]/)) {
  const [base = "", ...forms] = line.split(" ");
  for (const form of forms) if (!BASE.has(form)) BASE.set(form, base);
}

/** The word that a form belongs to; itself where nothing is known. */
export function baseOf(word: string): string {
  return BASE.get(word) ?? word;
}
