/** `MAJOR.MINOR`. Readers take any minor version of their major one and refuse a newer major. */
export const SCHEMA_VERSION = '1.0';
