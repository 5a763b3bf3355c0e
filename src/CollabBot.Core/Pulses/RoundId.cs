using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Names a round: 20 characters drawn from the tenant, the team and the team's local date.</summary>
/// <remarks>Because the date names it, a clock change, two ticks or two replicas cannot make two rounds of one day.</remarks>
[JsonConverter(typeof(IdConverter<RoundId>))]
public readonly record struct RoundId(string Value) : IId<RoundId>
{
    private const int Length = 20;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    public static RoundId From(string value) => new(value);

    public static RoundId Of(TeamRef team, DateOnly date)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', team.Tenant.Value, team.Team.Value, date.ToString("O", CultureInfo.InvariantCulture))));
        var characters = new char[Length];
        for (var i = 0; i < Length; i++)
        {
            var bit = i * 5;
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            characters[i] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }

        return new RoundId(new string(characters));
    }

    public override string ToString() => Value;
}
