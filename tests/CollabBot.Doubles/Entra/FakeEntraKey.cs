using System.Security.Cryptography;

namespace CollabBot.Doubles.Entra;

/// <param name="Endorsements">Channels that the key may sign for; null leaves the member out.</param>
public sealed record FakeEntraKey(string KeyId, RSA Key, IReadOnlyList<string>? Endorsements)
{
    public RSAParameters Numbers
    {
        get
        {
            lock (Key)
            {
                return Key.ExportParameters(includePrivateParameters: false);
            }
        }
    }
}
