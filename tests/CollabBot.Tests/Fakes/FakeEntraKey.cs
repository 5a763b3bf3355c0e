using System.Security.Cryptography;

namespace CollabBot.Tests.Fakes;

/// <param name="Endorsements">Channels that the key may sign for; null leaves the member out.</param>
internal sealed record FakeEntraKey(string KeyId, RSA Key, IReadOnlyList<string>? Endorsements)
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
