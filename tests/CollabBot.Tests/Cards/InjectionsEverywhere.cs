using Xunit;

namespace CollabBot.Tests.Cards;

/// <summary>The corpus in every field that people or Teams fill in, played through the real service; and what comes of it wherever the service writes anything.</summary>
public sealed class InjectionsEverywhere
{
    /// <summary>Members of buttons' data that the short form tries by themselves.</summary>
    private const int Slice = 5;

    /// <summary>
    /// Field by field, where it comes out. What is not here comes out nowhere: a new field that does needs a row.
    /// In logs, metrics, traces and certificates none does, nor in what clients act on.
    /// </summary>
    private static readonly string[] Expected =
    [
        "admin: markdown",
        "admin removed: markdown",
        "channel: markdown plain",
        "comment: input markdown plain",
        "data from: markdown",
        "data round: data",
        "data team: data",
        "data to: markdown",
        "holidays: markdown",
        "look after: markdown",
        "pause: markdown",
        "pause from: markdown",
        "person: markdown plain",
        "quiet: markdown",
        "reply: csv json markdown plain",
        "reply day: markdown",
        "reply typed: markdown",
        "reply why: markdown",
        "team: csv json markdown plain",
        "teams: markdown",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_text_of_a_seeded_slice_does_anything_wherever_it_comes_out(int seed)
    {
        await using var play = await PlayAsync(seed);
        await play.PressOneByOneAsync(new Random(seed).GetItems([.. InjectionFields.Data], Slice), 2);

        var seen = await SeenAsync(play);

        Assert.Empty(seen.Except(Expected));
        Assert.Empty(Expected.Where(row => !row.StartsWith("data ", StringComparison.Ordinal)).Except(seen));
    }

    [Theory]
    [Trait("length", "long")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_text_of_the_whole_corpus_does_anything_wherever_it_comes_out(int seed)
    {
        await using var play = await PlayAsync(seed);
        await play.PressOneByOneAsync(InjectionFields.Data, 2);
        for (var number = 3; !play.Texts.AreAllUsed; number++)
        {
            await play.PokeAsync(number);
        }

        Assert.Equal(Expected, await SeenAsync(play));
    }

    private static async Task<InjectionPlay> PlayAsync(int seed)
    {
        var play = new InjectionPlay(seed);
        await play.StartAsync();
        await play.LiveAsync();
        await play.PokeAsync(1);
        return play;
    }

    /// <returns>The rows as they came out, by field.</returns>
    private static async Task<List<string>> SeenAsync(InjectionPlay play)
    {
        var sinks = new InjectionSinks(play.Texts);
        foreach (var sent in play.Sent)
        {
            sinks.LookAt(sent);
        }

        LookAt("log", play.Logs.Printed);
        LookAt("metric", play.Operators.Measured());
        LookAt("trace", play.Operators.Traces.Where(trace => trace.Contains("/api/messages", StringComparison.Ordinal)));
        await play.StopAsync();
        await sinks.LookAtFilesAsync(play.Here, play.Tenant);
        Assert.True(sinks.Wrong.Count == 0, string.Join(Environment.NewLine, sinks.Wrong.Distinct(StringComparer.Ordinal)));
        Assert.True(sinks.Looked > 500 && play.Logs.Printed.Count > 10_000, $"{sinks.Looked} texts, {play.Logs.Printed.Count} lines");
        return [.. sinks.Seen.Select(row => $"{row.Key}: {string.Join(' ', row.Value)}")];

        void LookAt(string sink, IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                sinks.LookAt(sink, line, mayHold: false);
            }
        }
    }
}
