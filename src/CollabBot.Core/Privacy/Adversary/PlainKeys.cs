using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>The keys that anybody can make from a list of the staff: the id itself, and what common programs make of it without a secret.</summary>
internal static class PlainKeys
{
    /// <summary>Shorter keys would match by chance.</summary>
    private const int ShortestPrefix = 12;

    private static readonly string[] Separators = ["", "|", ":", "/", "-", "\u001F"];

    /// <param name="length">Length of the keys that were found; hashes are cut to it.</param>
    /// <returns>Each key that a person of the staff would have in the round.</returns>
    public static IEnumerable<(string Key, PersonId Person)> Of(RoundId round, IEnumerable<PersonId> staff, int length)
    {
        foreach (var person in staff)
        {
            yield return (person.Value, person);
            if (length < ShortestPrefix)
            {
                continue;
            }

            foreach (var text in Texts(round, person))
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                foreach (var hash in new[] { SHA256.HashData(bytes), SHA512.HashData(bytes), HMACSHA256.HashData(Array.Empty<byte>(), bytes), HMACSHA256.HashData(Encoding.UTF8.GetBytes(round.Value), Encoding.UTF8.GetBytes(person.Value)) })
                {
                    yield return (Cut(Convert.ToHexStringLower(hash), length), person);
                    yield return (Cut(Convert.ToBase64String(hash), length), person);
                }
            }
        }
    }

    private static IEnumerable<string> Texts(RoundId round, PersonId person) =>
        Separators.SelectMany(separator => new[] { round.Value + separator + person.Value, person.Value + separator + round.Value }).Append(person.Value).Distinct(StringComparer.Ordinal);

    private static string Cut(string key, int length) => key.Length > length ? key[..length] : key;
}
