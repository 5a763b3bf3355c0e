using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Privacy;

public sealed class Promises
{
    private static readonly PersonId Ada = new("ada");
    private static readonly PersonId Bo = new("bo");
    private static readonly Promise Made = new(new ReleaseThreshold(8), [Ada], new ChannelId("general"), 24);

    [Theory]
    [InlineData(5, false, 8)]
    [InlineData(5, true, 8)]
    [InlineData(7, true, 8)]
    [InlineData(8, false, 8)]
    [InlineData(10, false, 10)]
    [InlineData(10, true, 10)]
    public void The_threshold_rises_at_once_and_never_falls(int wanted, bool startsSweep, int expected) =>
        Assert.Equal(expected, Made.Next(Made with { Threshold = new ReleaseThreshold(wanted) }, startsSweep).Threshold.Answers);

    [Theory]
    [InlineData(36, 24)]
    [InlineData(12, 12)]
    public void Nothing_is_kept_for_longer_than_was_promised(int wanted, int expected) =>
        Assert.Equal(expected, Made.Next(Made with { KeptMonths = wanted }, startsSweep: true).KeptMonths);

    [Fact]
    public void Another_reader_waits_for_the_next_sweep()
    {
        var wanted = Made with { DigestReaders = [Ada, Bo] };

        Assert.Equal([Ada], Made.Next(wanted, startsSweep: false).DigestReaders);
        Assert.Equal([Ada, Bo], Made.Next(wanted, startsSweep: true).DigestReaders);
    }

    [Fact]
    public void A_reader_who_is_none_any_more_goes_at_once()
    {
        var wanted = Made with { DigestReaders = [Bo] };

        Assert.Equal([], Made.Next(wanted, startsSweep: false).DigestReaders);
        Assert.Equal([Bo], Made.Next(wanted, startsSweep: true).DigestReaders);
    }

    [Fact]
    public void Another_channel_waits_for_the_next_sweep()
    {
        var wanted = Made with { SummaryChannel = new ChannelId("other") };

        Assert.Equal(new ChannelId("general"), Made.Next(wanted, startsSweep: false).SummaryChannel);
        Assert.Equal(new ChannelId("other"), Made.Next(wanted, startsSweep: true).SummaryChannel);
    }

    [Fact]
    public void A_promise_that_is_kept_differs_in_nothing() =>
        Assert.Empty(Made.DifferencesTo(Made.Next(Made with { DigestReaders = [Ada] }, startsSweep: true)));

    [Fact]
    public void Each_point_that_differs_is_named_once() => Assert.Equal(
        [PromisePoint.Threshold, PromisePoint.MoreReaders, PromisePoint.FewerReaders, PromisePoint.Channel, PromisePoint.Kept],
        Made.DifferencesTo(new Promise(new ReleaseThreshold(10), [Bo], new ChannelId("other"), 12)));
}
