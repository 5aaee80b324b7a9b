/** `MAJOR.MINOR`. Readers take any minor version of their major one and refuse a newer major; format 1 is read as well. */
export const SCHEMA_VERSION = '2.0';
