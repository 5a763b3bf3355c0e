using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core;
using CollabBot.Core.Cadence;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>This program beside the next one and the one before, on one store.</summary>
public sealed class Versions
{
    private static readonly StoreKey Key = StoreKey.Of("cfg", "acme", "team", "one");

    private readonly MemoryObjectStore _store = new(new FakeTimeProvider());

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private static Team ATeam => new()
    {
        Ref = ARound.Team,
        Status = TeamStatus.Active,
        InstalledAt = World.Monday,
        Admins = [Engine.Admin],
        Cadence = PulseCadence.Default,
        SummaryChannel = Engine.Channel,
        WrappedAssignmentKey = "AAAA",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_the_next_program_added_is_still_there_after_this_one_wrote(int schema)
    {
        var next = Json(ATeam);
        next["colour"] = "green";
        next["retention"] = new JsonObject { ["months"] = 13 };
        next["cadence"]!["skipsHolidays"] = true;
        await PutAsync(next, schema);

        var team = await UpdateAsync(current => current! with { Name = "Ward 7", Cadence = current.Cadence! with { Time = new TimeOnly(14, 30) } });

        var stored = await StoredAsync();
        Assert.Equal(schema, (int)stored["schema"]!);
        Assert.Equal("green", (string?)stored["value"]!["colour"]);
        Assert.Equal(13, (int)stored["value"]!["retention"]!["months"]!);
        Assert.True((bool)stored["value"]!["cadence"]!["skipsHolidays"]!);
        Assert.Equal("Ward 7", (string?)stored["value"]!["name"]);
        Assert.Equal(new TimeOnly(14, 30), team!.Cadence!.Time);
        Assert.Equal("Ward 7", (await _store.ReadAsync(Key, CoreJson.Default.Team, Live))!.Value.Name);
    }

    [Fact]
    public async Task What_the_next_program_added_goes_with_the_object_that_it_belongs_to()
    {
        var next = Json(ATeam);
        next["cadence"]!["skipsHolidays"] = true;
        await PutAsync(next);

        await UpdateAsync(current => current! with { Cadence = null });
        await UpdateAsync(current => current! with { Cadence = PulseCadence.Default });

        Assert.Null((await StoredAsync())["value"]!["cadence"]!["skipsHolidays"]);
    }

    [Fact]
    public async Task An_element_of_a_list_keeps_what_it_had_wherever_it_comes_to_lie_unless_it_is_changed()
    {
        SkippedRound[] skips = [Skip(3), Skip(10), Skip(17)];
        var next = Json(TeamHistory.None with { Skips = skips }, CoreJson.Default.TeamHistory);
        for (var i = 0; i < skips.Length; i++)
        {
            next["skips"]![i]!["note"] = i;
        }

        await PutAsync(next);
        await _store.UpdateAsync(
            Key, history => history! with { Skips = [.. history.Skips.Skip(1).Take(1), history.Skips[2] with { Date = new DateOnly(2026, 11, 24) }, Skip(30)] }, CoreJson.Default.TeamHistory, Live);

        var after = (await StoredAsync())["value"]!["skips"]!.AsArray();
        Assert.Equal([1, null, null], after.Select(skip => (int?)skip!["note"]));
        static SkippedRound Skip(int day) => new(new DateOnly(2026, 11, day), SkipReason.Outage, Told: true);
    }

    [Fact]
    public async Task A_document_without_anything_unknown_is_written_as_ever()
    {
        await _store.CreateAsync(Key, ATeam, CoreJson.Default.Team, Live);

        await UpdateAsync(team => team! with { Name = "Ward 7" });

        Assert.Equal(DocumentFormat.Write(ATeam with { Name = "Ward 7" }, CoreJson.Default.Team), _store.Contents()[Key.Value]);
    }

    [Fact]
    public async Task A_member_that_this_program_knows_and_removes_is_gone()
    {
        await PutAsync(Json(ATeam with { Name = "Ward 7", Size = 9 }));

        await UpdateAsync(team => team! with { Name = null, Size = null });

        var team = (await _store.ReadAsync(Key, CoreJson.Default.Team, Live))!.Value;
        Assert.Equal((null, null), (team.Name, team.Size));
    }

    [Fact]
    public async Task A_document_two_schemas_ahead_is_refused_in_words_and_left_byte_for_byte()
    {
        await PutAsync(Json(ATeam), schema: 3);
        var before = _store.Contents()[Key.Value];

        var refusal = await Assert.ThrowsAsync<DocumentUnreadableException>(() => UpdateAsync(team => team! with { Name = "Ward 7" }));

        Assert.Equal("A newer CollabBot wrote a document of kind 'cfg' (this program knows schema 1); a copy is in quarantine.", refusal.Message);
        Assert.Equal(before, _store.Contents()[Key.Value]);
    }

    [Fact]
    public async Task A_document_of_the_next_schema_that_cannot_be_read_is_called_newer_and_not_damaged()
    {
        var next = Json(ATeam);
        next["admins"] = "everybody";
        await PutAsync(next, schema: 2);

        var refusal = await Assert.ThrowsAsync<DocumentUnreadableException>(() => UpdateAsync(team => team! with { Name = "Ward 7" }));

        Assert.StartsWith("A newer CollabBot wrote", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 3, "FromThePast")]
    [InlineData(5, 4, "Read")]
    [InlineData(5, 5, "Read")]
    [InlineData(5, 6, "Read")]
    [InlineData(5, 7, "FromTheFuture")]
    [InlineData(1, 0, "Damaged")]
    public void A_program_reads_its_own_schema_and_the_two_beside_it(int program, int schema, string outcome) =>
        Assert.Equal(outcome, DocumentFormat.Read(Body(Json(RoundState.Opened, CoreJson.Default.RoundState), schema), CoreJson.Default.RoundState, program).GetType().Name);

    private static JsonNode Json(Team team) => Json(team, CoreJson.Default.Team);

    private static JsonNode Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!;

    private static byte[] Body(JsonNode value, int schema)
    {
        var json = value.ToJsonString();
        return Encoding.UTF8.GetBytes($$"""{"schema":{{schema}},"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}}","value":{{json}}}""");
    }

    private async Task PutAsync(JsonNode value, int schema = 1) => await _store.PutNewAsync(Key, Body(value, schema), Live);

    private Task<Team?> UpdateAsync(Func<Team?, Team?> decide) => _store.UpdateAsync(Key, decide, CoreJson.Default.Team, Live);

    private async Task<JsonNode> StoredAsync() => JsonNode.Parse((await _store.GetAsync(Key, Live))!.Body.Span)!;
}
