import { fileURLToPath } from 'node:url';

/** Where everything a test run leaves behind goes; not in version control. */
export const OUT = fileURLToPath(new URL('../../out/', import.meta.url));
