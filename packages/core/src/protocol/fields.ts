/** Fields that many messages have. */

import * as v from 'valibot';

/** A text of at most so many characters. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** Any id of the floor. */
export const id = text(64);

/** A text, compressed, where it would not fit a frame as it is. */
export const gzip = v.pipe(text(64_000), v.regex(/^[A-Za-z0-9+/=]*$/, 'base64'));
