using System.Security.Cryptography;
using CollabBot.Core.Privacy;
using Microsoft.AspNetCore.DataProtection;

namespace CollabBot.Storage.KeyRing;

/// <summary>Wraps with ASP.NET Core Data Protection: authenticated encryption, and keys that are replaced while old ones still open what they closed.</summary>
internal sealed class DataProtectionKeyWrap(IDataProtectionProvider provider) : IKeyWrap
{
    private const string Root = "CollabBot.KeyWrap";

    public byte[] Wrap(ReadOnlySpan<byte> secret, string purpose)
    {
        var copy = secret.ToArray();
        try
        {
            return Protector(purpose).Protect(copy);
        }
        catch (CryptographicException exception)
        {
            throw new KeyUnavailableException("The key ring has no key to wrap with. Can its folder be read and written?", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose)
    {
        try
        {
            return Protector(purpose).Unprotect(wrapped.ToArray());
        }
        catch (CryptographicException exception)
        {
            throw new KeyUnavailableException("The key ring cannot open this: the key is not there, or the bytes were changed.", exception);
        }
    }

    private IDataProtector Protector(string purpose) => provider.CreateProtector(Root, purpose);
}
