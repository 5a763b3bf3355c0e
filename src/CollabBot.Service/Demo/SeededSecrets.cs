using System.Security.Cryptography;

namespace CollabBot.Service.Demo;

/// <summary>Secrets that the same seed makes again, for a team that is made up: so its questions come in the same order.</summary>
internal sealed class SeededSecrets(Chance chance) : RandomNumberGenerator
{
    private int _drawn;

    public override void GetBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = (byte)chance.Below(256, "secret", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_drawn++}"));
        }
    }
}
