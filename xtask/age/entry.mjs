// What pages use of age: sealing under a passphrase and opening it again, as text.
export { Encrypter, Decrypter, armor } from "age-encryption";
