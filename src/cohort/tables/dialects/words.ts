import { folded } from "../../text.js";

/*
 * The headers that form tools write by themselves, in the languages of their menus. A tool writes them in the language of
 * the form's owner, so an export from a Spanish account begins with "Marca temporal" whatever language the questions have.
 * Real files of others show the English, Spanish, Italian and Portuguese ones; the rest are the words of the tools' menus.
 */

const set = (words: string) => new Set(words.split("|").map(folded));

/** The first column of answers that Google Forms collected. */
export const timestampWords = set(
  "Timestamp|Zeitstempel|Horodateur|Marca temporal|Marca de tiempo|Carimbo de data/hora|Informazioni cronologiche|Tijdstempel|" +
    "Sygnatura czasowa|Tidstämpel|Tidsstempel|Tidsmerke|Aikaleima|Časová značka|Časová pečiatka|Időbélyeg|Marcaj de timp|" +
    "Marcaj temporal|Zaman damgası|Отметка времени|Позначка часу|Χρονική σήμανση|Vremenska oznaka|Časovni žig|" +
    "Marca de temps|タイムスタンプ|时间戳记|时间戳|時間戳記|타임스탬프|חותמת זמן|طابع زمني|ประทับเวลา|Dấu thời gian|Stempel waktu",
);

/** The column with the address of whoever was signed in, or was asked for it by the tool. */
export const emailWords = set(
  "Email|E-mail|Email Address|E-mail address|Username|E-Mail-Adresse|Nutzername|Adresse e-mail|Adresse de messagerie|" +
    "Nom d'utilisateur|Dirección de correo electrónico|Correo electrónico|Nombre de usuario|Endereço de e-mail|" +
    "Nome de usuário|Indirizzo email|Indirizzo e-mail|Posta elettronica|Nome utente|E-mailadres|Gebruikersnaam|Adres e-mail|" +
    "E-postadress|E-post|E-mailadresse|Sähköpostiosoite|メールアドレス|电子邮件地址|電子郵件地址|이메일 주소|Адрес электронной почты",
);

/** When somebody opened the form (Microsoft Forms). */
export const startWords = set(
  "Start time|Startzeit|Hora de inicio|Heure de début|Hora de início|Ora di inizio|Begintijd|Godzina rozpoczęcia|Starttid|" +
    "Starttidspunkt|Aloitusaika|Čas zahájení|Başlangıç saati|Время начала|開始時刻|开始时间|開始時間|시작 시간",
);

/** When somebody sent the form (Microsoft Forms). */
export const completionWords = set(
  "Completion time|Fertigstellungszeit|Hora de finalización|Heure de fin|Hora de conclusão|Ora di completamento|" +
    "Tijd van voltooien|Godzina ukończenia|Slutförandetid|Fuldførelsestidspunkt|Fullføringstidspunkt|Valmistumisaika|" +
    "Čas dokončení|Tamamlanma saati|Время завершения|完了時刻|完成时间|完成時間|완료 시간",
);

/** The number that Microsoft Forms gives each form. */
export const idWords = set("ID|Identifier|Identificador|Identifiant|Identyfikator");

/** What Microsoft Forms and Google Forms write about a quiz as a whole, and when a form was changed. */
export const quizWords = set(
  "Total points|Quiz feedback|Last modified time|Grade posted time|Score|Total score|Gesamtpunktzahl|Testfeedback|" +
    "Uhrzeit der letzten Änderung|Puntos totales|Comentarios del cuestionario|Hora de la última modificación|Puntuación|" +
    "Total de points|Commentaires sur le questionnaire|Heure de la dernière modification|Total de pontos|Punteggio",
);

/** What comes before " - " and the question in the two columns that a quiz has for each question (Microsoft Forms). */
export const quizPrefixes = set(
  "Points|Feedback|Punkte|Puntos|Comentarios|Commentaires|Pontos|Comentários|Punti|Punten",
);

/** SurveyMonkey's second header row where a column is the whole question. */
export const wholeQuestionWords = set(
  "Response|Open-Ended Response|Antwort|Offene Antwort|Réponse|Réponse ouverte|Respuesta|Respuesta abierta|Resposta|" +
    "Resposta aberta|Risposta|Risposta aperta|Antwoord|Open antwoord|Svar",
);

/** Columns for an answer in a person's own words, as the tools name them. */
const otherWords = set(
  "Other|Other:|Other…|Other (please specify)|Other, please specify|Other - Text|Sonstiges|Sonstiges (bitte angeben)|Andere|" +
    "Autre|Autre (veuillez préciser)|Otro|Otro (especifique)|Otra|Outro|Outro (especifique)|Altro|Altro (specificare)|Anders|Annet|Annat",
);

/** Whether the part of a question in brackets holds free text: "Other (please specify)", or Qualtrics' "… - Text". */
export function isOtherPart(part: string): boolean {
  const text = part.length > 1000 ? "" : folded(part);
  return otherWords.has(text) || /(?: - |_)text$/.test(text) || /^other\b.{0,40}\b(?:specify|describe)\b/.test(text);
}
