/** The first 15 bytes of a sum in base64url, like cmd/internal/buildid.HashToString. */
export function actionIDOfHex(hex: string): string {
  let text = '';
  for (let at = 0; at < 30; at += 6) {
    const bits = Number.parseInt(hex.slice(at, at + 6), 16);
    text += BASE64URL.charAt(bits >> 18) + BASE64URL.charAt((bits >> 12) & 63);
    text += BASE64URL.charAt((bits >> 6) & 63) + BASE64URL.charAt(bits & 63);
  }
  return text;
}

/** The same for the bytes of a sum. */
export function actionIDOfBytes(bytes: readonly number[]): string {
  return actionIDOfHex(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
