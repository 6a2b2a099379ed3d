// Names of days in the languages of the forms that we have seen: English, German, Spanish, French, Portuguese, Italian,
// Dutch, Polish; without accents and in lower case. Names that mean different days in two of them are left out (Polish "so").

/** A day of the week as in ISO 8601: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The days from Monday to Sunday. */
export const weekdays: readonly Weekday[] = Object.freeze([1, 2, 3, 4, 5, 6, 7]);

/** The English names from Monday to Sunday, as texts write them. */
export const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const spellings: readonly string[] = [
  "monday mon mo m montag lunes lundi lun lunedi segunda segunda-feira seg maandag ma poniedzialek pon pn",
  "tuesday tues tue tu t dienstag di martes mardi mar martedi terca terca-feira ter dinsdag wtorek wt",
  "wednesday weds wed we w mittwoch mi miercoles mie mercredi mer mercoledi quarta quarta-feira qua woensdag wo sroda sr",
  "thursday thurs thur thu th donnerstag do jueves jue jeudi jeu giovedi gio quinta quinta-feira qui donderdag czwartek czw cz",
  "friday fri fr f freitag viernes vie vendredi ven venerdi sexta sexta-feira sex vrijdag vr piatek pt pi",
  "saturday sat sa samstag sonnabend sabado sab samedi sam sabato zaterdag za sobota sob",
  "sunday sun su sonntag so domingo dom dimanche dim domenica zondag zo niedziela niedz nd",
];

const byName: ReadonlyMap<string, Weekday> = new Map(
  weekdays.flatMap((day) => (spellings[day - 1] ?? "").split(" ").map((name) => [name, day] as const)),
);

/** Words for several days; what "weekdays" and "weekend" are taken for is reported, since not every country agrees. */
const groups: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...["daily", "everyday", "taglich", "diario", "diariamente", "quotidien", "dagelijks", "codziennie"].map(
    (word) => [word, weekdays] as const,
  ),
  ...["weekday", "weekdays", "werktags", "wochentags"].map((word) => [word, weekdays.slice(0, 5)] as const),
  ...["weekend", "weekends", "wochenende", "wochenends"].map((word) => [word, weekdays.slice(5)] as const),
]);

/** The days that a word means; undefined for other words. Plurals ("Mondays", "montags", "lunes") are read too. */
export function daysOf(word: string): { readonly days: readonly Weekday[]; readonly doubtful: boolean } | undefined {
  const day = byName.get(word) ?? (word.length > 4 && word.endsWith("s") ? byName.get(word.slice(0, -1)) : undefined);
  if (day !== undefined) return { days: [day], doubtful: false };
  const days = groups.get(word);
  return days === undefined ? undefined : { days, doubtful: days.length < 7 };
}

/** Months by name, from January on. */
const monthSpellings: readonly string[] = [
  "january jan januar enero janvier janeiro gennaio januari styczen stycznia",
  "february feb februar febrero fevrier fevereiro febbraio februari luty lutego",
  "march mar marz marzo mars marco maart marzec marca",
  "april apr abril avril aprile kwiecien kwietnia",
  "may mai mayo maio maggio mei maj maja",
  "june jun juni junio juin junho giugno czerwiec czerwca",
  "july jul juli julio juillet julho luglio lipiec lipca",
  "august aug agosto aout augustus sierpien sierpnia",
  "september sept sep septiembre septembre setembro settembre wrzesien wrzesnia",
  "october oct oktober octubre octobre outubro ottobre okt pazdziernik pazdziernika",
  "november nov noviembre novembre novembro listopad listopada",
  "december dec dezember dez diciembre decembre dezembro dicembre grudzien grudnia",
];

const months: ReadonlyMap<string, number> = new Map(
  monthSpellings.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** The number of a month by its name, 1 to 12. */
export function monthOf(word: string): number | undefined {
  return months.get(word);
}

/** Words between the two ends of a range; "do" is a day in German and Dutch, and "to" in Polish only between times. */
export const untilWords: ReadonlySet<string> = new Set(
  "to until till til thru through bis a al alle hasta ate as jusqu'a tot".split(" "),
);

/** Words that join, and words that say nothing about the hours. */
export const joiningWords: ReadonlySet<string> = new Set(
  (
    "and und y e et en i " +
    "from at on between von um zwischen de da das dalle dall' dal del desde entre tra dalla van om tussen od " +
    "the el la le les las los il der die das every each jeden cada chaque ogni elke all any " +
    "day days dia dias jour jours giorno giorni dag dagen uhr h hr hrs hour hours o'clock heures horas ore uur local time"
  ).split(" "),
);

/** Answers that say that there is no time at all. */
export const neverWords: ReadonlySet<string> = new Set(
  (
    "never|none|no time|not available|unavailable|no availability|nie|keine|keine zeit|gar nicht|nunca|ninguno|ninguna|jamais|aucun|aucune|" +
    "mai|nessuno|nessuna|nenhum|nenhuma|nooit|geen|nigdy|brak"
  ).split("|"),
);

/** Answers that say that every time will do. */
export const alwaysWords: ReadonlySet<string> = new Set(
  "always|any time|anytime|24/7|immer|jederzeit|siempre|cualquier hora|toujours|n'importe quand|sempre|altijd|zawsze".split(
    "|",
  ),
);
