using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CollabBot.Service.Demo;

/// <summary>Chance that can be repeated: a draw depends on the seed and on what it is for, never on what was drawn before it.</summary>
/// <remarks>So the order in which questions reach people, which the bot draws from a secret, does not change what they answer.</remarks>
internal readonly record struct Chance(int Seed)
{
    /// <returns>A number from 0 (included) to 1 (not), all alike.</returns>
    public double Draw(params ReadOnlySpan<string> purpose)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Seed}\u001F{string.Join('\u001F', purpose!)}");
        var bits = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return (bits >> 11) / (double)(1UL << 53);
    }

    /// <returns>A whole number from 0 to <paramref name="count"/> − 1.</returns>
    public int Below(int count, params ReadOnlySpan<string> purpose) => (int)(Draw(purpose) * count);

    /// <returns>A number around 0 with standard deviation 1 (Box–Muller).</returns>
    public double Normal(params ReadOnlySpan<string> purpose) =>
        Math.Sqrt(-2 * Math.Log(1 - Draw([.. purpose, "radius"]))) * Math.Cos(2 * Math.PI * Draw([.. purpose, "angle"]));
}
