using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CollabBot.Core.Teams;

namespace CollabBot.Tests.Privacy;

/// <summary>An object of an open round as whoever reads the store without the key sees it.</summary>
/// <param name="Order">In which it was written, as far as the store tells.</param>
internal sealed record SeenSlot(string Name, byte[] Body, long Order)
{
    /// <summary>What else the store keeps beside it, such as its revision; empty where it keeps nothing.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}

/// <summary>A round as read, its staff list in the order of the plan, and what is to be guessed: each person's answers by question; nobody who gave none.</summary>
internal sealed record SeenRound(IReadOnlyList<PersonId> Staff, IReadOnlyList<SeenSlot> Slots, IReadOnlyDictionary<PersonId, int[]> Answers);

/// <summary>How well answers were guessed on rounds that nothing was learned from.</summary>
/// <param name="Clue">That served best: how a person was matched with a slot, and what was looked at.</param>
/// <param name="AtMost">By how much the guesses were better than always saying the most frequent answer, upper 95 % bound.</param>
internal sealed record Guesses(string Clue, int Count, double BaseRate, double Accuracy, double AtMost);

/// <summary>
/// An attacker who reads the store and has no key. Learns on a third of the rounds, whose answers it is given, what each clue says about an answer;
/// keeps the clue that does best on the second third; and guesses the last third with it.
/// </summary>
internal static partial class StoreReader
{
    private static readonly Dictionary<string, Func<SeenRound, int, SeenSlot?>> Matches = new(StringComparer.Ordinal)
    {
        ["by the order of names"] = (round, person) => round.Slots.OrderBy(slot => slot.Name, StringComparer.Ordinal).ElementAtOrDefault(person),
        ["by the order of writing"] = (round, person) => round.Slots.OrderBy(slot => slot.Order).ElementAtOrDefault(person),
        ["by a hash of the person"] = (round, person) => round.Slots.FirstOrDefault(slot => HashesOf(round.Staff[person]).Contains(slot.Name)),
    };

    private static readonly Dictionary<string, Func<SeenRound, SeenSlot, string>> Looks = new(StringComparer.Ordinal)
    {
        ["nothing"] = (_, _) => "",
        ["size"] = (_, slot) => Text(slot.Body.Length),
        ["first byte"] = (_, slot) => Text(slot.Body.FirstOrDefault()),
        ["last byte"] = (_, slot) => Text(slot.Body.LastOrDefault()),
        ["bytes added up"] = (_, slot) => Text(slot.Body.Sum(part => part) % 16),
        ["how many others look the same"] = (round, slot) => Text(round.Slots.Count(other => other.Body.AsSpan().SequenceEqual(slot.Body))),
        ["end of its revision"] = (_, slot) => End(slot.Marks.ElementAtOrDefault(0)),
        ["end of what else is kept beside it"] = (_, slot) => End(slot.Marks.ElementAtOrDefault(1)),
        ["place in the order of writing"] = (round, slot) => Text(round.Slots.Count(other => other.Order < slot.Order)),
        ["place in the order of names"] = (round, slot) => Text(round.Slots.Count(other => string.CompareOrdinal(other.Name, slot.Name) < 0)),
        ["values that can be read"] = (_, slot) => string.Concat(Value().Matches(Encoding.Latin1.GetString(slot.Body)).Select(match => match.Value)),
    };

    public static Guesses Attack(IReadOnlyList<SeenRound> rounds)
    {
        var thirds = rounds.Select((round, index) => (round, index)).ToLookup(entry => entry.index % 3, entry => entry.round);
        var usual = thirds[0].SelectMany(round => round.Answers.Values).SelectMany(answers => answers).CountBy(answer => answer).MaxBy(entry => entry.Value).Key;
        var best = Matches.SelectMany(match => Looks, (match, look) => new Clue(match.Key, look.Key))
            .Select(clue => (Clue: clue, Learned: Learn(clue, thirds[0])))
            .MaxBy(entry => Judge(entry.Clue, entry.Learned, usual, thirds[1]).Count(guess => guess.IsRight));
        var judged = Judge(best.Clue, best.Learned, usual, thirds[2]).ToList();
        var gains = judged.Select(guess => (guess.IsRight ? 1.0 : 0) - (guess.IsUsual ? 1 : 0)).ToList();
        var (mean, spread) = (gains.Average(), Math.Sqrt(gains.Sum(gain => Math.Pow(gain - gains.Average(), 2)) / (gains.Count - 1)));
        return new Guesses(
            $"{best.Clue.Look}, matched {best.Clue.Match}",
            judged.Count,
            judged.Average(guess => guess.IsUsual ? 1.0 : 0),
            judged.Average(guess => guess.IsRight ? 1.0 : 0),
            mean + (1.96 * spread / Math.Sqrt(gains.Count)));
    }

    private static Dictionary<(int Question, string Seen), int> Learn(Clue clue, IEnumerable<SeenRound> rounds) => rounds
        .SelectMany(round => Samples(clue, round))
        .GroupBy(sample => (sample.Question, sample.Seen))
        .ToDictionary(group => group.Key, group => group.CountBy(sample => sample.Answer).MaxBy(entry => entry.Value).Key);

    private static IEnumerable<(bool IsRight, bool IsUsual)> Judge(Clue clue, Dictionary<(int Question, string Seen), int> learned, int usual, IEnumerable<SeenRound> rounds) => rounds
        .SelectMany(round => Samples(clue, round))
        .Select(sample => (learned.GetValueOrDefault((sample.Question, sample.Seen), usual) == sample.Answer, usual == sample.Answer));

    private static IEnumerable<(int Question, string Seen, int Answer)> Samples(Clue clue, SeenRound round) =>
        from person in Enumerable.Range(0, round.Staff.Count)
        where round.Answers.ContainsKey(round.Staff[person])
        let slot = Matches[clue.Match](round, person)
        let seen = slot is null ? "no slot" : Looks[clue.Look](round, slot)
        from question in Enumerable.Range(0, round.Answers[round.Staff[person]].Length)
        select (question, seen, round.Answers[round.Staff[person]][question]);

    /// <summary>What a program that hashes without a key might call somebody's slot.</summary>
    internal static IEnumerable<string> HashesOf(PersonId person)
    {
        yield return person.Value;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Value)));
        yield return hash;
        yield return hash[..32];
    }

    private static string End(string? mark) => mark is { Length: > 0 } ? mark.Trim('"')[^1..] : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("\"v\":[1-5]")]
    private static partial Regex Value();

    private sealed record Clue(string Match, string Look);
}
