/** How a law is stated: a condition, and the sentence for when it does not hold. */

/** Notes the sentence unless `holds`. The sentence is only made when it is needed. */
export type Must = (holds: boolean, law: () => string) => void;
