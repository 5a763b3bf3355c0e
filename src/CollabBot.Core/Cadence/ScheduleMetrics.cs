using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>What an operator is told of the schedule. No tag says of whom.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class ScheduleMetrics
{
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _tick;
    private readonly Gauge<int> _teams;
    private readonly Gauge<int> _leader;
    private readonly Counter<long> _skipped;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public ScheduleMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(CoreMeter.Name);
        _lag = meter.CreateHistogram<double>("collabbot.schedule.lag", "s", "From when a scheduled round was to start to its plan.");
        _tick = meter.CreateHistogram<double>("collabbot.schedule.tick.duration", "s", "From the beginning of a tick to its record, of ticks that were seen through.");
        _teams = meter.CreateGauge<int>("collabbot.schedule.teams", "{team}", "Teams that this process looks after; 0 while it leaves the schedule to another.");
        _leader = meter.CreateGauge<int>("collabbot.leader", "1", "1 when this process saw its last tick through, 0 when it left the schedule to another or gave up.");
        _skipped = meter.CreateCounter<long>("collabbot.schedule.skipped", "{round}", "Scheduled rounds recorded as not taking place, by reason.");
    }

    internal void Opened(TimeSpan lag) => _lag.Record(lag > TimeSpan.Zero ? lag.TotalSeconds : 0);

    internal void Ticked(TimeSpan duration, int teams)
    {
        _tick.Record(duration.TotalSeconds);
        _teams.Record(teams);
        _leader.Record(1);
    }

    internal void LeftToAnother()
    {
        _teams.Record(0);
        _leader.Record(0);
    }

    internal void Skipped(int rounds, SkipReason reason) => _skipped.Add(rounds, new KeyValuePair<string, object?>("reason", reason switch
    {
        SkipReason.Outage => "outage",
        SkipReason.TooFewPeople => "too_few_people",
        SkipReason.RosterUnavailable => "roster_unavailable",
        SkipReason.AskedRecently => "asked_recently",
        SkipReason.TeamUnreachable => "team_unreachable",
        _ => throw new UnreachableException(),
    }));
}
