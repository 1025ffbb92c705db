/** What customers and agents say, with {slots}. Several ways for everything, so that no two sessions read alike. */

export const OPENERS = {
  return: [
    "Hi, I'd like to return the {item} from my last order.",
    "I bought a {item} and it just isn't for me. Can I send it back?",
    "I need to return a {item}. It arrived fine, I simply changed my mind.",
    "Hello, how do I get a refund for a {item} that was delivered?",
    "My {item} came yesterday and I want my money back for it.",
    "Can you help me return a {item}? I don't have the order number in front of me.",
    "I'd like to give back the {item} I ordered. The rest of the order is fine.",
    "Good morning. The {item} doesn't suit the room, so I want to return it.",
    "Want to return {item}, order {order}.",
  ],
  exchange: [
    "Hi, I'd like to swap my {item} for a different one.",
    "The {item} I got is the wrong {option}. Can I exchange it?",
    "Hello, can I exchange a delivered {item}?",
    "I ordered a {item} but I would rather have another {option}.",
    "Is it still possible to exchange the {item} from order {order}?",
    "My {item} needs to be another {option}, please. What do you need from me?",
  ],
  cancel: [
    "I need to cancel an order that hasn't shipped.",
    "Please cancel order {order}.",
    "I ordered a {item} by mistake and want to cancel it.",
    "Hi, can you stop my order before it goes out? It's the one with the {item}.",
    "I found the {item} cheaper elsewhere, so I'd like to cancel.",
  ],
  address: [
    "I've moved and need to change the delivery address of my order.",
    "Could you send my pending order to another address?",
    "The address on order {order} is my old one. Can you change it?",
    "Hi, wrong street number on my order with the {item}. Can that be fixed?",
  ],
  parcel: [
    "Where is my {item}? It should have been here days ago.",
    "Tracking for {order} hasn't moved since last week.",
    "My parcel says delivered but there's nothing here.",
    "Hi, can you tell me when my {item} arrives?",
  ],
} as const;

export const ASK_IDENTITY = {
  "3.1": [
    "I can help with that. What is the email address on your account? Your name and zip code work too.",
    "Of course. To find your account I need your email address, or your full name and zip code.",
    "Happy to help. May I have your email, or your name and zip code, so that I can look you up?",
  ],
  "3.2": [
    "Sure. Email address on the account, please, or name and zip code.",
    "Let me look you up: which email do you use with us?",
    "I'll need to find your account first. Email, or name and zip?",
  ],
} as const;

export const GIVE_EMAIL = ["It's {email}.", "{email}", "My email is {email}.", "Sure: {email}", "You'll find me under {email}."] as const;
export const GIVE_NAME = [
  "I'm {first} {last}, zip {zip}.",
  "{first} {last}, {zip}",
  "I'm not sure about the email. {first} {last}, zip code {zip}.",
  "My name is {first} {last} and my zip is {zip}.",
] as const;

export const FOUND = [
  "Thank you, {first}. Let me look at your orders.",
  "I have your account, {first}. One moment while I open the order.",
  "Got it. I'm checking the order now.",
  "Thanks, that matches. Looking at order {order}.",
] as const;

export const VERIFY_ASK = [
  "Before I change anything I need to verify you a little further. Which address did we deliver to last?",
  "For security, please confirm your street address and the last four digits of the payment method.",
  "There is a note on the account, so I have to ask a few more questions. What was your previous delivery address?",
] as const;
export const VERIFY_ANSWER = ["{street}, {city}.", "It's {street} in {city}.", "{street}", "We live at {street}, {city}. Why do you need that?"] as const;

export const ASK_REFUND = [
  "The {item} from {order} can be returned. Shall I go ahead, and where should the refund go?",
  "I can start the return of the {item} ({price}). Is that right, and how would you like to be refunded?",
  "That order was delivered, so a return is possible. Do you confirm the return of the {item}?",
  "I see the {item} in order {order}. Please confirm that you want to return it.",
] as const;
export const WANT_OTHER = [
  "Yes. Please put it on my {method}.",
  "Yes, and refund my {method} please, I use that more.",
  "Confirmed. I'd like the money on the {method}.",
  "Yes please, {method} is best for me.",
  "Go ahead. {method} if you can.",
] as const;
export const WANT_ANY = ["Yes, please go ahead.", "Yes, that's right.", "Confirmed.", "Yes, wherever I paid from is fine.", "Yes do it please."] as const;

export const TRY_RETURN = ["I'm creating the return now.", "One moment, I'm filing the return.", "Starting the return for you.", ""] as const;
export const WRONG_METHOD = [
  "The system did not accept that. Let me check how the order was paid.",
  "That was refused. I'll compare with the payment on the order.",
  "It seems the refund can't go there. Let me look at the order's payment once more.",
] as const;
export const EXPLAIN_ORIGINAL = [
  "Refunds can only go back to the way you paid, which was your {method}. I've used that one.",
  "Your order was paid by {method}, so the refund goes there.",
  "I compared the payment on the order: it was your {method}. The return is now filed for that.",
] as const;
export const CHECK_FIRST = [
  "I've checked how the order was paid: by {method}. The refund will go back there.",
  "Order {order} was paid by {method}, so that is where the money returns to.",
  "Comparing with the order first: the original payment was your {method}.",
] as const;
export const GIVE_UP = [
  "I'm sorry, I can't process this return at the moment. Please try again later.",
  "It looks like the refund isn't possible. Is there anything else I can do?",
  "I was not able to complete the refund. A colleague will get back to you.",
] as const;

export const DONE = [
  "Done. You'll get an email with the details.",
  "That's settled. Anything else I can do for you?",
  "All set. Is there anything else?",
  "The change is made and a confirmation is on its way to {email}.",
  "It's done; please allow five to seven days.",
] as const;
export const THANKS = [
  "No, that's all. Thanks.",
  "Perfect, thank you.",
  "Great, bye.",
  "Thats everything",
  "Thanks for the quick help.",
  "ok thx",
  "No. Have a good day.",
] as const;
export const UNHAPPY = [
  "That's not what I asked for.",
  "Hm. I expected more, but fine.",
  "This is the second time this happens.",
  "Ok. I'll call then.",
] as const;

export const SMALL_TALK = [
  "By the way, do you ship to the islands as well?",
  "Sorry, the kids are loud, give me a second.",
  "Is the {item} coming back in stock in green?",
  "Does the warranty still apply if I keep the box?",
  "How long does that usually take?",
  "My neighbour had the same thing last month.",
] as const;
export const SMALL_ANSWERS = [
  "Yes, delivery there takes about two days longer.",
  "No problem, take your time.",
  "I can't see that from here, but the product page shows when it is back.",
  "The warranty runs for two years from delivery.",
  "Usually five to seven working days.",
  "I understand. Let me finish this for you.",
] as const;

/** Fills {slots}. */
export function fill(template: string, slots: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? name);
}
