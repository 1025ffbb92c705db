import { type CueTable, verbs, words } from "./cue-table";

/** added → add, used → use: the form that the table of verbs has. */
function baseOf(participle: string): string {
  const word = participle.toLowerCase();
  const irregular: Record<string, string> = {
    added: "add",
    written: "write",
    run: "run",
    put: "put",
    kept: "keep",
    told: "tell",
    sent: "send",
    made: "make",
    read: "read",
    left: "leave",
    chosen: "choose",
    said: "tell",
    given: "give",
    done: "do",
  };
  if (irregular[word] !== undefined) return irregular[word];
  if (/ied$/.test(word)) return word.replace(/ied$/, "y");
  if (/([bdgmnprt])\1ed$/.test(word)) return word.slice(0, -3);
  if (/(?:[csuvz]|[^aeiou][aeiou][gkmt]|at|ang|ar|it)ed$/.test(word)) return word.slice(0, -1);
  return word.replace(/ed$/, "");
}

export const ENGLISH: CueTable = {
  language: "en",
  small: words(`the a an and or but if of to in on at by for with from as is are was were be been this that these those it its i you we they he she my your our
    their his her me us them not do does did don't doesn't didn't can can't could would should will won't have has had what when where which who how why so just also please
    before after into than then there here any all some every each only up out about over under again no yes very more most such too now because while until unless without
    well too let's i'm i've i'd it's that's you're we're instead rather always never ever anymore`),
  opening:
    /^(?:(?:please|pls|nit|nitpick|minor|suggestion|hey|hi|hello|ok|okay|also|and|but|so|then|now|wait|no|yes|hmm|well|actually|again|just|note|important|reminder|thanks|thank you|great|good|perfect|nice|btw|by the way|for the record|as a rule|in general|generally|as a reminder|a general note|one (?:more )?thing|next time|in (?:the )?future|going forward|from now on|from here on|henceforth|(?:i|we) (?:want|need|would like|'d like|expect|asked|told) you to|(?:i|we)'d (?:like|prefer) (?:you to|if you)|i would (?:like|prefer) (?:you to|if you)|(?:can|could|would|will) you|you (?:should|must|need to|have to|ought to|can|may)|(?:we|i|our team|the team|people here) (?:should|must|need to|have to)|let's|let us|make sure (?:that )?(?:you |to )?|be sure to|remember (?:that you |to )|don't forget to|do not forget to|never forget to|you (?:completely |again |once again )?forgot to|you (?:still )?(?:didn't|did not|haven't|have not)|you were (?:supposed|meant|asked|told) to|(?:i|we) said to|keep in mind(?: that)?|note that|fyi|remember|for future reference|as a general rule|by convention|our (?:convention|rule|policy|standard) (?:here )?is(?: to)?|the (?:convention|rule|policy|standard)(?: here)? is(?: to)?|it is important (?:that you |to )|try to|kindly)\b[\s,:;!.–—-]*)+/i,
  persistent:
    /\b(?:always|never|from now on(?:wards)?|from here on|henceforth|going forward|in (?:the )?future|every (?:single )?time|each (?:and every )?time|whenever|by default|as a (?:general )?rule|any ?more|no longer (?!\w+(?:ed|es|s|ing)\b|valid|necessary|relevant|there\b|an?\b|the\b|be\b|true\b|ha[sd]\b)|next time|at all times|under no circumstances|without exception|no matter what|ever again|for (?:all )?future|by convention|(?:our|house|team) (?:convention|rule|policy|standard|style)s?|unless (?:i|we) (?:say|ask|tell)|stop \w+ing|quit \w+ing|remember to|remember[:,]|keep in mind|don't ever|do not ever|(?:i|we) (?:always )?(?:told|asked) you|how many times)\b/i,
  cueWords:
    /\b(?:always|from now on(?:wards)?|from here on|henceforth|going forward|in (?:the )?future|every ?time|each time|by default|as a rule|any ?more|next time|at all times|without exception|please|again|ever|under no circumstances)\b[,:]?/gi,
  negative:
    /\b(?:never|don't|do not|dont|stop|quit|avoid|no longer (?!\w+(?:ed|es|s|ing)\b|valid|necessary|relevant|there\b|an?\b|the\b|be\b|true\b|ha[sd]\b)|must not|mustn't|should not|shouldn't|may not|under no circumstances|refrain from)\b/i,
  negativeWords:
    /\b(?:never|don't|do not|dont|stop|quit|avoid|no longer|must not|mustn't|should not|shouldn't|may not|under no circumstances|refrain from)\b/gi,
  rewrites: [
    { find: /\byou should(?:n't| not) have (?:been )?(\w+)/i, put: (found) => `do not ${baseOf(found[1]!)}` },
    { find: /\byou should have (?:also )?(\w+)/i, put: (found) => baseOf(found[1]!) },
    {
      find: /\b(?:(?:i|we) (?:asked|told|said)(?: you)? not to|(?:i|we) (?:don't|do not|didn't) want you to|(?:there(?:'s| is) )?no need to|you (?:don't|do not) (?:need|have) to|needn't|(?:you )?(?:are|were) not (?:allowed|supposed) to)\b/i,
      put: () => "do not",
    },
    {
      find: /^(?:and |but |also )?(?:please )?no (?:more )?(?!need|worr|problem|idea|way\b|longer|more\b|one\b|thanks|it\b|that|this|i\b|you\b|we\b)(?=(?:\w+\s){1,4}(?:in|on|for|inside|at|to|please|any ?more|unless|without)\b|\w+(?:\s\w+)?\s*[.!]?$)/i,
      put: () => "do not add ",
    },
    { find: /^(?:please )?only (?=[a-z])/i, put: () => "" },
    { find: /^(?:no[,.]?\s+)?(?:instead of|rather than|in place of)\s+([^,]{2,80}),\s*(.{2,})$/i, put: (found) => `${found[2]} instead of ${found[1]}` },
    // "Don't use npm, use pnpm": one wish, with what it replaces.
    {
      find: /^(.{0,40}?)(?:don't|do not|dont|never|stop|avoid)\s+(us|run|call|writ|put|add|creat)(?:e|ing|ning|ting)?\s+([^,;]{2,60}?)(?:,|\s+[–—-]|\s+but)\s*(?:but |please |just |instead,? |rather |always )*\2e?\s+(.{2,}?)(?:\s+instead)?[.!]*$/i,
      put: (found) => `${found[1]}${found[2]}${/^(?:us|writ|creat)$/i.test(found[2]!) ? "e" : ""} ${found[4]} instead of ${found[3]}`,
    },
    {
      find: /^(?:no,?\s+)?(?:it(?:'s| is)|that(?:'s| is))?\s*([\w@./-]{2,40}), not ([\w@./-]{2,40})[.!]*$/i,
      put: (found) => `use ${found[1]} instead of ${found[2]}`,
    },
    {
      find: /\b(?:i|we)(?:'d| would)?(?: really| strongly| generally| usually| always| much)? prefer (?:to use |using |to have |you to use |that you use )?(.+?),? (?:over|to|rather than|instead of) (.+)$/i,
      put: (found) => `use ${found[1]} instead of ${found[2]}`,
    },
    { find: /\b(?:i|we)(?:'d| would)?(?: really| strongly| generally| usually| always| much)? prefer (?:you to |that you |if you |to )(?=\w)/i, put: () => "" },
    { find: /\b(?:i|we)(?:'d| would)?(?: really| strongly| generally| usually| always| much)? prefer (?=\w)/i, put: () => "use " },
    { find: /\b(?:switch(?:ing)? (?:over )?to|stick (?:to|with)|go with|opt for|make use of)\b/i, put: () => "use" },
  ],
  verbs:
    verbs(`use apply=use add write keep put make run test call execute=run launch=run check verify=check confirm=check ensure=check ask tell inform=tell notify=tell show list include=add exclude=remove insert=add provide=add remove delete=remove drop=remove
    rename move split merge update change=update edit=update modify=update set create open close read look format lint commit push pull rebase squash deploy release build install
    import export log print return refund send reply answer respond=reply offer apologize apologise=apologize escalate transfer cancel book charge quote mention=tell mark follow respect
    prefer=use choose=use pick=use adopt=use utilize=use utilise=use leverage=use name call document explain describe=explain summarize summarise=summarize translate validate=check sanitize escape encrypt store save fetch query search find wrap handle
    catch throw retry wait stop start begin=start end finish skip ignore leave avoid limit cap round sort filter group order number attach link cite reference review approve reject
    sign date label tag comment indent align center capitalize capitalise=capitalize lowercase quote double-check=check doublecheck=check generate=create produce=create rely trust assume guess
    touch=update overwrite replace revert restore undo fix focus stick speak greet address ping copy paste mock stub cover assert type cast avoid upgrade downgrade pin bump consult=ask redline
    flag compare calculate compute=calculate convert state=tell disclose=tell share hide mask redact`),
  notWishes:
    words(`i i'm i've i'd we we're we've you you're you've he she they it it's its this that these those there here the a an my your our their his her what why how who where when which
    is are was were am be been did does has had have if because since while although though mind worry longer yes no thanks
    remember recall know recognise recognize understand want need care think believe feel see like mean thank maybe perhaps not nothing something someone everything had got get got`),
  idioms: /^(?:never ?mind|don't worry|do not worry|no problem|let's see|let me|stop there|go ahead|go on|continue|keep going|wait)\b/i,
  contrast: /^(.*?)(?:,? instead of |,? rather than |,? in place of | over (?=\w+\b[^,]*$)|, not |,? but not |; not )(.*)$/i,
  lead: /^([^,:;–—]{2,60})[,:;–—]\s+(?=(?:please\s+)?(?:always|never|don't ever|do not ever|from now on)\b)/i,
  aside: /,\s+(?=(?:the|we|they|he|she|it|this|that|because|so|but|even|not even|please|which|as|otherwise|or|i|since|if you|unless)\b)/i,
  correcting:
    /^\s*(?:no(?=[,.!;:–—-]|\s+(?:i|it|that|you|we|use|don't|do|not|please|wait|just|instead|never|always)\b)|nope\b|wait|stop|again|actually|i (?:said|told|asked)|as i said|that'?s (?:wrong|not)|not like that|wrong|you (?:again |still |completely )?(?:forgot|should(?:n't| not)? have|were (?:supposed|told|asked)|didn't|did not|ignored|haven't)|please don't|don't do|instead\b|undo|revert|i've (?:told|reverted|asked))|\b(?:how many times|once more|i (?:told|asked) you)\b/i,
  verbFinal: null,
  mayBeVerb: /^[a-z][a-z-]{2,20}$/,
};
