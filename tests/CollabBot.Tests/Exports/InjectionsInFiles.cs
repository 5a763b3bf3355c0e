using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Cards;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CsvHelper;
using CsvHelper.Configuration;
using Xunit;

namespace CollabBot.Tests.Exports;

/// <summary>The corpus as names of teams and as leaders' words, through files and the terminal. Through cards it goes elsewhere (<see cref="Injections"/>).</summary>
public sealed class InjectionsInFiles : IDisposable
{
    private readonly AnInstallation _here = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task No_text_of_people_becomes_a_formula_a_line_or_a_command_to_a_terminal()
    {
        await _here.OnStoreAsync(StoreAsync);

        Assert.Equal(0, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value, file: "all.csv"));
        Assert.Equal(0, await _here.ExportAsync(tenant: ToldTeams.Tenant.Value, file: "all.json"));
        Assert.Equal(2, await _here.ExportAsync(team: "\u001b[31m[red]x\r\n", tenant: "=1+1\n"));

        var json = JsonNode.Parse(_here.Text("all.json"))!["rows"]!.AsArray();
        using var reader = new StreamReader(_here.PathOf("all.csv"));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        Assert.True(await csv.ReadAsync() && csv.ReadHeader());
        var (rows, escaped, replies) = (0, 0, 0);
        while (await csv.ReadAsync())
        {
            Assert.Equal(csv.HeaderRecord!.Length, csv.Parser.Count);
            foreach (var column in csv.HeaderRecord)
            {
                var cell = csv.GetField(column)!;
                Assert.False(cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..], $"row {rows}, {column}");
                Assert.DoesNotContain(cell, character => char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200b');
                var same = json[rows]![column]?.ToString() ?? "";
                escaped += cell != same ? 1 : 0;
                Assert.True(cell == same || cell == "'" + same, $"row {rows}, {column}");
            }

            replies += (string)json[rows]!["record"]! == "reply" ? 1 : 0;
            rows++;
        }

        Assert.Equal(json.Count, rows);
        Assert.True(InjectionCorpus.All.Count >= 300 && replies >= 40 && escaped >= 10, $"{InjectionCorpus.All.Count} texts, {replies} replies, {escaped} escaped");
        Assert.All([_here.Shown, _here.Complaints], text => Assert.DoesNotContain(text, character => char.IsControl(character) && character is not ('\r' or '\n')));
        Assert.StartsWith("There is no team \"[31m[red]x\" of the organisation \"=1+1\" in this store.", _here.Complaints, StringComparison.Ordinal);
    }

    /// <summary>A team named after each text, and leaders who say them.</summary>
    private static async Task StoreAsync(IObjectStore store)
    {
        var told = new ToldTeams(store);
        foreach (var (index, text) in InjectionCorpus.All.Index())
        {
            await told.InstallAsync(ToldTeams.Team(index), text);
        }

        var teams = new TeamRegistry(store, new MemoryKeyWrap());
        var rounds = new Rounds(store, new MemoryKeyWrap());
        var desk = new LoopDesk(store, teams, rounds, new Errands(store));
        var replies = InjectionCorpus.All.Select(CommentText.Read).OfType<CommentReading.Read>().Select(read => read.Text).Take(50)
            .Append(((CommentReading.Read)CommentText.Read("=1+1")).Text).ToList();
        foreach (var (number, text) in replies.Index())
        {
            var round = new RoundRef(ToldTeams.Team(0), new RoundId(string.Create(CultureInfo.InvariantCulture, $"r{number}")));
            var digest = new DeliveredDigest(round.Round, number + 1, DateOnly.FromDateTime(World.Monday.Date), World.Monday, World.Monday)
            {
                Given = 1,
                ToldUpTo = 1,
                Replies = [new GivenReply(1, ARound.Person(2), new LeaderReply.Cannot(text), World.Monday, true)],
            };
            await desk.UpdateAsync(round.Team, loop => loop.Delivered(digest), Live);
            await desk.FixTellingAsync(round, UntoldNews.NameOf(digest.Replies[0]), new Telling(ChannelReaders.OnlyTheTeam, []), Live);
        }
    }
}
