import { ipipViaR } from "./ipip-via-r.js";
import { miniIpip } from "./mini-ipip.js";
import { communicationStyle, workingStyle } from "./styles.js";

/** Every instrument that comes with the library, by name; all of them may be used, changed and translated freely. */
export const instruments = Object.freeze({ communicationStyle, ipipViaR, miniIpip, workingStyle });
