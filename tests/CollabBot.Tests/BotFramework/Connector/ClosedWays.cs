using System.Net;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Connector;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

/// <summary>Until when it is not worth trying a host, and who finds out.</summary>
public sealed class ClosedWays
{
    private const string Host = "smba.example:443";
    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ATick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _time = new();
    private readonly ClosedHosts _hosts;

    public ClosedWays() => _hosts = new ClosedHosts(_time);

    [Fact]
    public void A_host_that_nobody_has_called_is_open()
    {
        Assert.True(_hosts.AreNone);
        Assert.Equal((Way.Open, TimeSpan.Zero), _hosts.Find(Host));
    }

    [Fact]
    public void A_call_that_did_not_go_out_closes_its_host_and_no_other_for_as_long_as_was_said()
    {
        _hosts.Note(Host, Held("SignInFailed", 20));
        _time.Advance(TimeSpan.FromSeconds(8));

        Assert.False(_hosts.AreNone);
        Assert.Equal((Way.Closed, TimeSpan.FromSeconds(12)), _hosts.Find(Host));
        Assert.Equal((Way.Closed, TimeSpan.FromSeconds(12)), _hosts.Find(Host.ToUpperInvariant()));
        Assert.Equal((Way.Open, TimeSpan.Zero), _hosts.Find("other.example:443"));
    }

    [Fact]
    public void It_is_closed_until_the_last_moment_and_not_longer()
    {
        _hosts.Note(Host, Held("SignInFailed", 20));
        _time.Advance(TimeSpan.FromSeconds(20) - ATick);

        Assert.Equal((Way.Closed, ATick), _hosts.Find(Host));
        _time.Advance(ATick);
        Assert.Equal((Way.ToBeAsked, TimeSpan.Zero), _hosts.Find(Host));
    }

    /// <summary>One that is lost on the way, or answered badly, went out: the breaker counts it, and says when they are too many.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_call_that_went_out_and_failed_closes_nothing_by_itself(int? status)
    {
        _hosts.Note(Host, Bad(status));

        Assert.True(_hosts.AreNone);
    }

    [Fact]
    public void Where_nobody_knows_how_long_somebody_finds_out_at_once_and_the_others_wait()
    {
        _hosts.Note(Host, new ConnectorAnswer.NotSent("ConnectionError"));

        Assert.Equal((Way.ToBeAsked, TimeSpan.Zero), _hosts.Find(Host));
        Assert.Equal((Way.Closed, Trial), _hosts.Find(Host));
    }

    [Fact]
    public void Of_many_who_come_at_the_end_one_finds_out()
    {
        _hosts.Note(Host, Held("SignInFailed", 20));
        _time.Advance(TimeSpan.FromSeconds(20));

        var ways = new (Way Way, TimeSpan For)[200];
        Parallel.For(0, ways.Length, caller => ways[caller] = _hosts.Find(Host));

        Assert.Single(ways, found => found.Way == Way.ToBeAsked);
        Assert.Equal(ways.Length - 1, ways.Count(found => found == (Way.Closed, Trial)));
    }

    [Fact]
    public void Of_whoever_found_out_and_never_told_another_takes_the_place()
    {
        _hosts.Note(Host, Held("SignInFailed", 20));
        _time.Advance(TimeSpan.FromSeconds(20));
        _hosts.Find(Host);
        _time.Advance(Trial);

        Assert.Equal(Way.ToBeAsked, _hosts.Find(Host).Way);
        Assert.Equal(Way.Closed, _hosts.Find(Host).Way);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(501)]
    public void Any_answer_of_a_host_that_works_opens_it(int status)
    {
        _hosts.Note(Host, Held("ConnectionError", 20));

        _hosts.Note(Host, Bad(status));

        Assert.True(_hosts.AreNone);
        Assert.Equal(Way.Open, _hosts.Find(Host).Way);
    }

    [Theory]
    [InlineData(60, 15)]
    [InlineData(300, 15)]
    [InlineData(600, 30)]
    [InlineData(3_600, 180)]
    [InlineData(6_000, 300)]
    [InlineData(604_800, 300)]
    public void The_longer_it_lasts_the_rarer_it_is_tried_up_to_five_minutes(int outageSeconds, int waitSeconds)
    {
        _hosts.Note(Host, Held("ConnectionError", 15));
        _time.Advance(TimeSpan.FromSeconds(outageSeconds));
        _hosts.Find(Host);

        _hosts.Note(Host, Held("ConnectionError", 15));

        Assert.Equal((Way.Closed, TimeSpan.FromSeconds(waitSeconds)), _hosts.Find(Host));
    }

    [Fact]
    public void A_longer_wait_that_is_known_is_not_cut_short()
    {
        _hosts.Note(Host, Held("SignInFailed", 15));
        _time.Advance(TimeSpan.FromSeconds(60));

        _hosts.Note(Host, Held("SignInFailed", 60));

        Assert.Equal((Way.Closed, TimeSpan.FromSeconds(60)), _hosts.Find(Host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(503)]
    public void A_trial_that_went_out_and_failed_closes_it_for_as_long_as_the_breaker_rests(int? status)
    {
        _hosts.Note(Host, Held("ConnectionError", 15));
        _time.Advance(TimeSpan.FromSeconds(15));
        _hosts.Find(Host);

        _hosts.Note(Host, Bad(status));

        Assert.Equal((Way.Closed, BotLimits.BreakerPause), _hosts.Find(Host));
    }

    /// <summary>There a read that succeeds proves nothing: it is for one sender to find out, and the others wait.</summary>
    [Fact]
    public void Where_the_breaker_opened_on_bad_answers_it_is_a_send_that_finds_out()
    {
        _hosts.Note(Host, Held(HostBreakers.Open, 15));
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal((Way.Open, TimeSpan.Zero), _hosts.Find(Host));
        Assert.Equal((Way.Closed, Trial), _hosts.Find(Host));
    }

    [Fact]
    public void Where_nobody_was_reached_a_read_finds_out_also_after_the_breaker_has_opened()
    {
        _hosts.Note(Host, Held("ConnectionError", 1));
        _hosts.Note(Host, Held(HostBreakers.Open, 15));
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(Way.ToBeAsked, _hosts.Find(Host).Way);
    }

    [Fact]
    public void Whoever_answers_badly_after_having_been_away_is_found_out_by_a_send()
    {
        _hosts.Note(Host, Held("ConnectionError", 15));
        _hosts.Note(Host, Bad(503));
        _hosts.Note(Host, Held(HostBreakers.Open, 15));
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(Way.Open, _hosts.Find(Host).Way);
    }

    [Fact]
    public void Whoever_is_away_after_having_answered_badly_is_found_out_by_a_read()
    {
        _hosts.Note(Host, Held(HostBreakers.Open, 15));
        _time.Advance(TimeSpan.FromSeconds(15));

        _hosts.Note(Host, Held("ConnectionError", 15));
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(Way.ToBeAsked, _hosts.Find(Host).Way);
    }

    private static ConnectorAnswer.NotSent Held(string reason, int seconds) => new(reason, TimeSpan.FromSeconds(seconds));

    /// <param name="status">Null for no answer at all.</param>
    private static ConnectorAnswer Bad(int? status) => status is { } code ? new ConnectorAnswer.Responded((HttpStatusCode)code, null, null) : new ConnectorAnswer.NoAnswer("Timeout");
}
