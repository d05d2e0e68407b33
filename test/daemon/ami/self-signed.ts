/**
 * A certificate made on the spot for `127.0.0.1`, so that TLS is tested without a key in the
 * repository or a tool on the machine. The few lines of DER that this takes (X.509, RFC 5280).
 */
import {generateKeyPairSync, sign} from 'node:crypto';

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
	const content = Buffer.concat(parts);
	const {length} = content;
	const head =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...head]), content]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (text: string) => der(0x18, Buffer.from(text));
const commonName = (name: string) =>
	sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));

/** PEM of a fresh key and of its certificate, good for `127.0.0.1`. */
export function selfSigned(): {key: string; cert: string} {
	const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'prime256v1'});
	const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
	// subjectAltName, iPAddress 127.0.0.1; basicConstraints, cA true.
	const altName = sequence(oid('551d11'), der(0x04, sequence(der(0x87, Buffer.of(127, 0, 0, 1)))));
	const isAuthority = sequence(oid('551d13'), der(0x04, sequence(der(0x01, Buffer.of(255)))));
	const body = sequence(
		der(0xa0, der(0x02, Buffer.of(2))),
		der(0x02, Buffer.of(1)),
		ecdsaWithSha256,
		commonName('Plateau test'),
		sequence(time('20200101000000Z'), time('99991231235959Z')),
		commonName('Plateau test'),
		publicKey.export({type: 'spki', format: 'der'}),
		der(0xa3, sequence(isAuthority, altName)),
	);
	const signature = sign('sha256', body, privateKey);
	const certificate = sequence(
		body,
		ecdsaWithSha256,
		der(0x03, Buffer.concat([Buffer.of(0), signature])),
	);
	const base64 = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
	return {
		key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
	};
}
