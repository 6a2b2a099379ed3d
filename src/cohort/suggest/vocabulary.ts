import { contentOf, stem, stemsOf, wordsOf } from "./words.js";

/** A thing that forms of many programmes ask for, and how they call it. */
interface Concept {
  /** Phrases of forms and names of fields, without accents; all words of a phrase must occur, in any order. */
  readonly phrases: readonly string[];
  /** Whether the word alone tells, however long the question is. */
  readonly strong?: true;
  /** Whether it belongs to one person, so that "your manager's …" is another thing. */
  readonly own?: true;
}

/*
 * General words of sign-up forms in English, Spanish, German, French, Portuguese, Italian and Dutch, chosen from what
 * survey tools and HR systems call these things, not from the files that the tests measure.
 */
const concepts: Readonly<Record<string, Concept>> = {
  email: {
    strong: true,
    own: true,
    phrases:
      "email|e mail|mail address|email address|correo|correo electronico|mail adresse|emailadresse|courriel|adresse mail|endereco de email|posta elettronica|indirizzo email|mailadres".split(
        "|",
      ),
  },
  id: {
    own: true,
    phrases:
      "id|identifier|employee id|employee number|staff number|staff id|personnel number|student id|student number|user id|user name|username|login|personalnummer|matrikelnummer|numero de empleado|matricule|matricula|personeelsnummer".split(
        "|",
      ),
  },
  name: {
    own: true,
    phrases:
      "name|full name|nombre|nombre completo|nombre y apellidos|vollstandiger name|vor und nachname|nom|nom complet|nom et prenom|nome|nome completo|nome e cognome|naam|volledige naam|display name".split(
        "|",
      ),
  },
  firstName: {
    own: true,
    phrases: "first name|given name|forename|nombre de pila|vorname|prenom|primeiro nome|voornaam".split("|"),
  },
  lastName: {
    own: true,
    phrases:
      "last name|surname|family name|apellido|apellidos|nachname|familienname|nom de famille|sobrenome|apelido|cognome|achternaam".split(
        "|",
      ),
  },
  manager: {
    phrases:
      "manager|line manager|direct manager|supervisor|reports to|boss|team lead|jefe|supervisor directo|vorgesetzte|vorgesetzter|fuhrungskraft|responsable|superieur hierarchique|gestor|chefe|responsabile|leidinggevende".split(
        "|",
      ),
  },
  department: {
    own: true,
    phrases:
      "department|team|business unit|division|unit|organisational unit|departamento|equipo|abteilung|bereich|departement|equipe|reparto|afdeling|agency".split(
        "|",
      ),
  },
  organisation: {
    own: true,
    phrases:
      "organisation|organization|company|employer|empresa|organizacion|unternehmen|firma|arbeitgeber|entreprise|organizacao|azienda|bedrijf|organisatie".split(
        "|",
      ),
  },
  jobTitle: {
    own: true,
    phrases:
      "job title|job|position|role title|title|occupation|cargo|puesto|stellenbezeichnung|funktion|beruf|poste|fonction|intitule du poste|mansione|functie".split(
        "|",
      ),
  },
  grade: {
    own: true,
    phrases:
      "grade|seniority|job level|career level|pay band|nivel profesional|karrierestufe|niveau hierarchique".split("|"),
  },
  experience: {
    phrases:
      "years of experience|experience|work experience|anos de experiencia|berufserfahrung|annees d experience|esperienza|ervaring".split(
        "|",
      ),
  },
  location: {
    phrases:
      "location|city|office|country|region|site|ubicacion|ciudad|pais|oficina|standort|stadt|land|ort|ville|pays|bureau|localizacao|cidade|citta|paese|locatie|stad".split(
        "|",
      ),
  },
  timezone: {
    strong: true,
    phrases:
      "time zone|timezone|tz|zona horaria|huso horario|zeitzone|fuseau horaire|fuso horario|fuso orario|tijdzone".split(
        "|",
      ),
  },
  availability: {
    phrases:
      "availability|available times|available hours|available days|meeting times|disponibilidad|verfugbarkeit|disponibilite|disponibilites|disponibilidade|disponibilita|beschikbaarheid|schedule".split(
        "|",
      ),
  },
  goals: {
    phrases:
      "goals|objectives|development goals|learning goals|want to learn|hope to achieve|hope to gain|development areas|objetivos|ziele|lernziele|objectifs|obiettivi|doelen|leerdoelen|desired skills".split(
        "|",
      ),
  },
  skills: {
    phrases:
      "skills|expertise|competencies|strengths|areas of expertise|can teach|can offer|habilidades|competencias|fahigkeiten|kompetenzen|kenntnisse|competences|competenze|vaardigheden|skill set".split(
        "|",
      ),
  },
  interests: {
    phrases: "interests|intereses|interessen|centres d interet|interesses|interessi|interesse".split("|"),
  },
  hobbies: {
    phrases: "hobbies|hobby|pastimes|leisure activities|aficiones|pasatiempos|loisirs|passatempi|passatempos".split(
      "|",
    ),
  },
  capacity: {
    phrases:
      "how many mentees|how many people mentor|how many students mentor|how many participants mentor|how many colleagues mentor|number of mentees|mentee capacity|capacity|places|max mentees|maximum number of mentees|cuantas personas|wie viele mentees|combien de mentores|quantos mentorados|quanti mentee|hoeveel mentees".split(
        "|",
      ),
  },
  languages: {
    phrases:
      "languages|working languages|languages spoken|idiomas|sprachen|langues|linguas|lingue|talen|language".split("|"),
  },
  wishes: {
    phrases:
      "preferred mentor|preferred mentors|preferred mentee|preferred mentees|preferred partner|mentor preferences|whom would you like|wishes|mentor deseado|wunschmentor|mentor souhaite".split(
        "|",
      ),
  },
  submitted: {
    strong: true,
    phrases:
      "timestamp|submitted|submitted at|completion time|submit date|recorded date|response time|marca temporal|zeitstempel|horodateur|carimbo de data|informazioni cronologiche|tijdstempel|hora de finalizacion|abschlusszeit|heure de fin".split(
        "|",
      ),
  },
  phone: {
    own: true,
    strong: true,
    phrases:
      "phone|telephone|mobile number|cell phone|phone number|contact number|whatsapp|telefono|movil|telefon|handynummer|telefonnummer|portable|telefone|celular|cellulare|telefoonnummer|mobiel".split(
        "|",
      ),
  },
};

/** People other than the one who answers; what is asked of them is not the answerer's own. */
const others = new Set(
  "manager supervisor boss advisor adviser mentor mentee mentore teacher emergency partner spouse assistant referee friend parent jefe vorgesetzte vorgesetzter superieur chefe responsabile leidinggevende"
    .split(" ")
    .map(stem),
);

/** Whether a header asks about somebody else than the one who answers, unless the words of a field name that person too. */
export function isSomeoneElses(content: readonly string[], words: readonly string[]): boolean {
  return content.some((word) => others.has(word) && !words.includes(word));
}

/** What a text is about: a concept, and the share in (0, 1] of its telling words that name the concept. */
export interface Meaning {
  readonly concept: string;
  readonly coverage: number;
  readonly strong: boolean;
  readonly own: boolean;
}

const phrasesOf = (() => {
  let made: readonly { concept: string; stems: readonly string[]; strong: boolean; own: boolean }[] | undefined;
  // Made at the first question: who never asks for a proposal pays nothing for it.
  return () => {
    made ??= Object.entries(concepts).flatMap(([concept, { phrases, strong = false, own = false }]) =>
      phrases.map((phrase) => ({ concept, stems: wordsOf(phrase).map(stem), strong, own })),
    );
    return made;
  };
})();

/** The concepts that a header or the name of a field names, the best covered phrase of each; the best first. */
export function meaningsOf(text: string): readonly Meaning[] {
  const all = stemsOf(text);
  const content = contentOf(text);
  const best = new Map<string, Meaning>();
  for (const { concept, stems, strong, own } of phrasesOf()) {
    if (!stems.every((word) => all.has(word))) continue;
    const named = content.filter((word) => stems.includes(word)).length;
    const whole = content.length === 0 ? 1 : named / content.length;
    if (whole > (best.get(concept)?.coverage ?? 0)) best.set(concept, { concept, coverage: whole, strong, own });
  }
  return [...best.values()].sort((a, b) => b.coverage - a.coverage);
}
