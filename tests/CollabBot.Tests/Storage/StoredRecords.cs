using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CollabBot.Core;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class StoredRecords
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_open_round_s_state_is_read_as_it_was_written() =>
        Assert.Equal(RoundState.Opened, Roundtrip(RoundState.Opened, CoreJson.Default.RoundState));

    [Fact]
    public void A_question_passed_over_is_read_as_it_was_written()
    {
        var ballot = Ballot.Empty.With("TRU1", null, 0, At);

        Assert.Equal(ballot.Entries, Roundtrip(ballot, CoreJson.Default.Ballot).Entries);
    }

    [Fact]
    public void A_result_in_which_nothing_passed_is_read_as_it_was_written()
    {
        var result = new RoundResult(ARound.Plan(5).Ref, [], null);

        Assert.Null(Roundtrip(result, CoreJson.Default.RoundResult).Participation);
    }

    [Fact]
    public void An_area_that_was_withheld_is_read_as_it_was_written()
    {
        var plan = ARound.Plan(5);
        var history = TeamHistory.None.Begun(plan).Released(new Release(plan.Ref.Round, plan.Date, [new ReleasedArea(PracticeArea.Trust, null)]));

        Assert.Null(Roundtrip(history, CoreJson.Default.TeamHistory).Releases.Single().Areas.Single().Level);
    }

    private static T Roundtrip<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type)!;
}
