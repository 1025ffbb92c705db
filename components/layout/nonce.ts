/** The request header in which the proxy passes this request's content security policy nonce to the layout. */
export const NONCE_HEADER = "x-nonce";
