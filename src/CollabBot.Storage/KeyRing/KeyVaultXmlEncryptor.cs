using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace CollabBot.Storage.KeyRing;

/// <summary>Seals each new key of the ring before it is stored.</summary>
internal sealed class KeyVaultXmlEncryptor(KeyVaultKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(SealedElement.Seal(plaintextElement, key), typeof(KeyVaultXmlDecryptor));
}

/// <summary>Opens what <see cref="KeyVaultXmlEncryptor"/> sealed.</summary>
/// <remarks>The name of this type is stored with each key, and Data Protection makes it by that name: it must not change.</remarks>
internal sealed class KeyVaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => SealedElement.Open(encryptedElement, services.GetRequiredService<KeyVaultKey>());
}
