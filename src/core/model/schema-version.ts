/**
 * `MAJOR.MINOR`. Readers accept any minor version of their major version and refuse a newer major; format 1 can
 * also be read.
 */
export const SCHEMA_VERSION = '2.0';
