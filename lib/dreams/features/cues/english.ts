import { type CueTable, verbs, words } from "./cue-table";

export const ENGLISH: CueTable = {
  language: "en",
  small: words(`the a an and or but if of to in on at by for with from as is are was were be been this that these those it its i you we they he she my your our
    their his her me us them not do does did don't doesn't didn't can can't could would should will won't have has had what when where which who how why so just also please
    before after into than then there here any all some every each only up out about over under again no yes very more most such too now because while until unless without
    well too let's i'm i've i'd it's that's you're we're instead rather always never ever anymore`),
  opening:
    /^(?:(?:please|pls|hey|hi|hello|ok|okay|also|and|but|so|then|now|wait|no|yes|hmm|well|actually|again|just|note|important|reminder|thanks|thank you|great|good|perfect|nice|btw|by the way|for the record|as a rule|in general|generally|as a reminder|a general note|one (?:more )?thing|next time|in (?:the )?future|going forward|from now on|from here on|henceforth|(?:i|we) (?:want|need|would like|'d like|expect|asked|told) you to|(?:i|we)'d (?:like|prefer) (?:you to|if you)|i would (?:like|prefer) (?:you to|if you)|(?:can|could|would|will) you|you (?:should|must|need to|have to|ought to|can|may)|(?:we|i|our team|the team|people here) (?:should|must|need to|have to)|let's|let us|make sure (?:that )?(?:you |to )?|be sure to|remember (?:that you |to )|don't forget to|do not forget to|never forget to|it is important (?:that you |to )|try to|kindly)\b[\s,:;!.–—-]*)+/i,
  persistent:
    /\b(?:always|never|from now on(?:wards)?|from here on|henceforth|going forward|in (?:the )?future|every ?time|each time|whenever|by default|as a rule|any ?more|no longer|next time|at all times|under no circumstances|without exception|stop \w+ing|remember to|don't ever|do not ever|(?:i|we) (?:always )?(?:told|asked) you|how many times)\b/i,
  cueWords:
    /\b(?:always|from now on(?:wards)?|from here on|henceforth|going forward|in (?:the )?future|every ?time|each time|by default|as a rule|any ?more|next time|at all times|without exception|please|again|ever|under no circumstances)\b[,:]?/gi,
  negative: /\b(?:never|don't|do not|dont|stop|avoid|no longer|must not|mustn't|should not|shouldn't|may not|under no circumstances|refrain from)\b/i,
  negativeWords: /\b(?:never|don't|do not|dont|stop|avoid|no longer|must not|mustn't|should not|shouldn't|may not|under no circumstances|refrain from)\b/gi,
  verbs:
    verbs(`use apply=use add write keep put make run test call check verify=check confirm ask tell inform show list include exclude remove delete=remove drop=remove
    rename move split merge update change=update edit=update modify=update set create open close read look format lint commit push pull rebase squash deploy release build install
    import export log print return refund send reply answer respond=reply offer apologize apologise=apologize escalate transfer cancel book charge quote mention mark follow respect
    prefer choose pick name call document explain describe summarize summarise=summarize translate validate sanitize escape encrypt store save fetch query search find wrap handle
    catch throw retry wait stop start begin=start end finish skip ignore leave avoid limit cap round sort filter group order number attach link cite reference review approve reject
    sign date label tag comment indent align center capitalize capitalise=capitalize lowercase quote double-check=check doublecheck=check generate produce=generate rely trust assume guess
    touch overwrite replace revert restore undo fix focus stick speak greet address ping notify copy paste mock stub cover assert type cast avoid upgrade downgrade pin bump consult redline
    flag compare calculate compute convert state disclose share hide mask redact`),
  notWishes:
    words(`i i'm i've i'd we we're we've you you're you've he she they it it's its this that these those there here the a an my your our their his her what why how who where when which
    is are was were am be been did does has had have if because since while although though mind worry longer yes no thanks
    remember recall know recognise recognize understand want need care think believe feel see like mean thank maybe perhaps not nothing something someone everything had got get got`),
  idioms: /^(?:never ?mind|don't worry|do not worry|no problem|let's see|let me|stop there|go ahead|go on|continue|keep going|wait)\b/i,
  contrast: /^(.*?)(?:,? instead of |,? rather than |,? in place of | over (?=\w+\b[^,]*$)|, not |,? but not |; not )(.*)$/i,
  lead: /^([^,:;–—]{2,60})[,:;–—]\s+(?=(?:please\s+)?(?:always|never|don't ever|do not ever|from now on)\b)/i,
  aside: /,\s+(?=(?:the|we|they|he|she|it|this|that|because|so|but|even|not even|please|which|as|otherwise|or|i|since|if you|unless)\b)/i,
  correcting:
    /^\s*(?:no\b|nope|wait|stop|again|actually|i (?:said|told|asked)|as i said|that'?s (?:wrong|not)|not like that|wrong|you (?:forgot|should have|were supposed)|i've (?:told|reverted|asked))|\b(?:how many times|once more|i (?:told|asked) you)\b/i,
  verbFinal: null,
  mayBeVerb: /^[a-z][a-z-]{2,20}$/,
};
