using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace CollabBot.Storage.KeyRing;

/// <summary>A key of the ring, encrypted with a key of its own (AES-256-GCM) that the vault's key wraps: RSA alone holds too few bytes.</summary>
internal static class SealedElement
{
    private const string Name = "sealedByKeyVault";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static XElement Seal(XElement plaintext, KeyVaultKey key)
    {
        var content = Encoding.UTF8.GetBytes(plaintext.ToString(SaveOptions.DisableFormatting));
        var contentKey = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            var (version, wrapped) = key.Wrap(contentKey);
            var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
            var cipher = new byte[content.Length];
            var tag = new byte[TagBytes];
            using var aes = new AesGcm(contentKey, TagBytes);
            aes.Encrypt(nonce, content, cipher, tag, Encoding.UTF8.GetBytes(version));
            return new XElement(
                Name,
                new XAttribute("version", 1),
                new XElement("key", version),
                new XElement("wrapped", Convert.ToBase64String(wrapped)),
                new XElement("nonce", Convert.ToBase64String(nonce)),
                new XElement("tag", Convert.ToBase64String(tag)),
                new XElement("content", Convert.ToBase64String(cipher)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <exception cref="CryptographicException">It was changed, or another key wrapped it.</exception>
    public static XElement Open(XElement element, KeyVaultKey key)
    {
        if (element.Name != Name || (string?)element.Attribute("version") != "1")
        {
            throw new CryptographicException("This is no key that was sealed by this version of the program.");
        }

        var version = element.Element("key")?.Value ?? "";
        var contentKey = key.Unwrap(version, Bytes(element, "wrapped"));
        var cipher = Bytes(element, "content");
        var content = new byte[cipher.Length];
        try
        {
            using var aes = new AesGcm(contentKey, TagBytes);
            aes.Decrypt(Bytes(element, "nonce"), cipher, Bytes(element, "tag"), content, Encoding.UTF8.GetBytes(version));
            return XElement.Parse(Encoding.UTF8.GetString(content));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    private static byte[] Bytes(XElement element, string name)
    {
        try
        {
            return Convert.FromBase64String(element.Element(name)?.Value ?? "");
        }
        catch (FormatException exception)
        {
            throw new CryptographicException("A sealed key was changed.", exception);
        }
    }
}
