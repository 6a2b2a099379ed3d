import { folded } from "../text.js";
import { wordsOf } from "./words.js";

/** What a column is that should not be read as an answer without a thought. */
export interface Delicate {
  readonly kind: "protected" | "proxy" | "contact" | "consent" | "role" | "tool" | "comment";
  /** Completes "This column …". */
  readonly because: string;
}

type Phrases = readonly (readonly [because: string, phrases: string])[];

/*
 * Attributes that may not enter a score, and what stands in for them (domain note of this project, section 1.6: GDPR
 * article 9, Title VII, ADEA, ADA, Illinois HB 3773 on postcodes), in the languages of the vocabulary, without accents.
 */
const protectedAttributes: Phrases = [
  ["gender", "gender|sex|sexe|sexo|geschlecht|genero|geslacht|sesso|pronouns|pronombres|pronomen|pronoms|transgender"],
  [
    "ethnic origin",
    "ethnicity|ethnic|race|racial|raza|raca|ethnie|etnia|etnico|origen etnico|ethnische herkunft|cultural heritage|etnische afkomst",
  ],
  [
    "religion or belief",
    "religion|religious|faith|religione|confesion|konfession|spiritual|church|religionszugehorigkeit",
  ],
  [
    "age",
    "age|date of birth|birth date|birthdate|birthday|dob|year of birth|how old|edad|fecha de nacimiento|alter|geburtsdatum|date de naissance|idade|data de nascimento|data di nascita|eta|leeftijd|geboortedatum",
  ],
  [
    "disability or health",
    "disability|disabilities|disabled|accessibility needs|health condition|state of health|medical condition|mental illness|discapacidad|behinderung|schwerbehinderung|handicap|deficiencia|disabilita|handicap|pregnant|pregnancy|neurodivergent|neurodiversity",
  ],
  [
    "sexual orientation",
    "sexual orientation|lgbt|lgbtq|lgbtqia|orientacion sexual|orientation sexuelle|sexuelle orientierung",
  ],
  [
    "nationality",
    "nationality|citizenship|nacionalidad|nationalitat|staatsangehorigkeit|nationalite|nacionalidade|nazionalita|nationaliteit|immigration status|visa status|country of birth",
  ],
  [
    "family status",
    "marital status|family status|estado civil|familienstand|situation familiale|stato civile|have children|number of children",
  ],
  ["political opinion or membership", "political|trade union|union member|veteran|gewerkschaft|sindicato|syndicat"],
];

const proxies: Phrases = [
  [
    "where somebody lives",
    "postcode|postal code|zip code|zip|codigo postal|plz|postleitzahl|code postal|cep|cap|home address|living situation",
  ],
  ["age", "graduation year|year of graduation|class of|year graduated|abschlussjahr|ano de graduacion"],
  ["what somebody looks like", "photo|photograph|picture|headshot|profile picture|foto|lichtbild"],
  [
    "where somebody was educated",
    "school|university|college|alma mater|universidad|hochschule|universite|escuela|schule",
  ],
  [
    "origin",
    "native language|first language|mother tongue|lengua materna|muttersprache|langue maternelle|lingua madre",
  ],
  ["clubs that tell of gender, origin or belief", "fraternity|sorority|fraternidad"],
];

const contact: Phrases = [
  [
    "contact data",
    "phone|telephone|mobile number|cell phone|contact number|whatsapp|telefono|movil|telefon|handynummer|telefonnummer|telephone portable|telefone|celular|cellulare|telefoonnummer|linkedin|ip address|ipaddress|location latitude|location longitude|emergency contact",
  ],
];

const consent: Phrases = [
  [
    "consent",
    "consent|agree information|agree data|agree terms|agree use|agree share|agree photo|gdpr|privacy|terms and conditions|data protection|consentimiento|acepto|autorizo|einwilligung|datenschutz|consentement|consentimento|consenso|toestemming|akkoord",
  ],
];

const comments: Phrases = [
  [
    "free comments",
    "comments|questions concerns|questions suggestions|any questions|anything else|comentarios|bemerkungen|anmerkungen|commentaires|remarques|commenti|opmerkingen",
  ],
];

const toolWords = new Set(
  "timestamp,start time,completion time,last modified time,start date,end date,submit date (utc),start date (utc),stage date (utc),recorded date,recordeddate,startdate,enddate,status,progress,finished,duration (in seconds),responseid,response id,respondent id,collector id,network id,response type,distribution channel,distributionchannel,user language,userlanguage,total points,quiz feedback,marca temporal,zeitstempel,horodateur,carimbo de data/hora,informazioni cronologiche,tijdstempel,hora de inicio,hora de finalizacion,startzeit,abschlusszeit,heure de debut,heure de fin,#".split(
    ",",
  ),
);

/** Whole words but for a plural: stems would take the universe for a university, and a generation for gender. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
}

const groups = (() => {
  let made: readonly (readonly [Delicate, readonly (readonly string[])[]])[] | undefined;
  const prepared = (kind: Delicate["kind"], list: Phrases, say: (what: string) => string) =>
    list.map(([what, phrases]) => {
      const words = phrases.split("|").map((phrase) => wordsOf(phrase).map(singular));
      return [{ kind, because: say(what) }, words] as const;
    });
  return () => {
    made ??= [
      ...prepared("protected", protectedAttributes, (what) => `asks about a protected attribute: ${what}`),
      ...prepared("consent", consent, () => "asks for consent, which says nothing about a good pair"),
      ...prepared("contact", contact, () => "holds contact data, which matching does not need"),
      ...prepared("comment", comments, () => "holds free comments, for people to read"),
      ...prepared("proxy", proxies, (what) => `may stand in for a protected attribute: ${what}`),
    ];
    return made;
  };
})();

/** The values by which a column tells of gender, whatever its header says. */
const genders = new Set(
  "female,male,woman,man,women,men,non-binary,nonbinary,non binary,weiblich,mannlich,divers,mujer,hombre,femme,homme".split(
    ",",
  ),
);

/** What is delicate about a column, by its header and, where there are some, its answers; undefined for most columns. */
export function delicateOf(header: string, answers: readonly string[]): Delicate | undefined {
  const bare = wordsOf(header).join(" ");
  if (toolWords.has(folded(header)) || toolWords.has(bare)) {
    return { kind: "tool", because: "was written by the form tool" };
  }
  const words = new Set(wordsOf(header).map(singular));
  const found = groups().find(([, phrases]) => phrases.some((phrase) => phrase.every((word) => words.has(word))));
  if (found?.[0].kind === "protected") return found[0];
  const telling = answers.filter((answer) => genders.has(wordsOf(answer).join(" "))).length;
  if (answers.length > 0 && telling >= 0.7 * answers.length) {
    return { kind: "protected", because: "has answers that tell of a protected attribute: gender" };
  }
  if (partTaken.test(bare))
    return { kind: "role", because: "says who takes which part; tableWhere splits the answers by it" };
  return found?.[0];
}

/** "Would you like to be a mentor or a mentee?", "Do you want to sign up as a mentor?" */
const partTaken =
  /\b(?:mentor or (?:an? )?mentee|mentee or (?:an? )?mentor|(?:sign up|participate|take part|join) as)\b/;
