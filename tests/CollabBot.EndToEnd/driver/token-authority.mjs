import crypto from 'node:crypto';

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Stands for the two authorities of the Bot Framework: who signs what the bot receives, and who gives the bot its own token. */
export class TokenAuthority {
  #keys = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  #keyId = crypto.randomUUID();
  #given = new Set();

  /** A signed token. Claims may overrule the times; another key makes a signature that nobody should accept. */
  sign(claims, key = this.#keys.privateKey) {
    const now = Math.floor(Date.now() / 1000);
    const head = encoded({ alg: 'RS256', typ: 'JWT', kid: this.#keyId });
    const body = encoded({ nbf: now - 60, iat: now, exp: now + 3600, ...claims });
    const signature = crypto.sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url');
    return `${head}.${body}.${signature}`;
  }

  foreignKey() { return crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey; }

  keySet() {
    const key = this.#keys.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...key, kid: this.#keyId, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  }

  tokenForBot({ appId, tenantId }) {
    const token = this.sign({
      iss: `https://sts.windows.net/${tenantId}/`,
      aud: 'https://api.botframework.com',
      appid: appId,
      jti: crypto.randomUUID(),
    });
    this.#given.add(token);
    return token;
  }

  hasGiven(token) { return this.#given.has(token); }
}
