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

    [Fact]
    public void A_state_a_ballot_and_a_result_from_before_are_read_as_not_extended_not_left_and_whole()
    {
        var state = JsonSerializer.Deserialize("""{"phase":"Open","sealAt":null,"isReminded":true}"""u8, CoreJson.Default.RoundState)!;
        var ballot = JsonSerializer.Deserialize("""{"cardRevision":2,"entries":[],"onScreen":1,"seenAt":null,"withdrawnUpTo":0}"""u8, CoreJson.Default.Ballot)!;
        var result = JsonSerializer.Deserialize(
            """{"ref":{"team":{"tenant":"t","team":"m"},"round":"r"},"areas":[{"area":"trust","counts":[0,0,1,3,1]}],"participation":"Most"}"""u8, CoreJson.Default.RoundResult)!;

        Assert.Equal((true, null), (state.IsReminded, state.ExtendedTo));
        Assert.False(ballot.HasLeft);
        Assert.Equal((null, null, false, 5), (result.Sums, result.Unreached, result.IsRosterUnread, result.CountOf(PracticeArea.Trust)));
    }

    [Fact]
    public void An_extension_and_a_reduced_result_are_read_as_they_were_written()
    {
        var state = RoundState.Opened.Extended(At);
        var result = new RoundResult(ARound.Plan(5).Ref, [new AreaHistogram(PracticeArea.Trust, [0, 0, 1, 3, 1])], Participation.Most) { Unreached = Unreached.Some, IsRosterUnread = true }.Reduced();
        var read = Roundtrip(result, CoreJson.Default.RoundResult);

        Assert.Equal(state, Roundtrip(state, CoreJson.Default.RoundState));
        Assert.Equal([new AreaSums(PracticeArea.Trust, 5, 20, 82)], read.Sums);
        Assert.Equal((0, Unreached.Some, true), (read.Areas.Count, read.Unreached, read.IsRosterUnread));
    }

    private static T Roundtrip<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type)!;
}
