using CollabBot.Core.Practice;

namespace CollabBot.Tests.HalfYear;

/// <summary>How made people answer: the assumptions of science.md C9. Of the variance .45 is the person's own, .50 passing, .05 the item's; a week moves a team by .1 of the spread.</summary>
internal sealed class LatentAnswers(int seed)
{
    private const double Mean = 65;
    private const double Spread = 25;
    private const int WeeksPlayed = 64;

    private readonly Dictionary<(string, string), double> _kept = [];
    private readonly Random _chance = new(seed);

    /// <returns>The answer as it is given, 1 to 5.</returns>
    public int AnswerOf(PlayedTeam team, string person, Item item, int week)
    {
        var own = Kept((person, item.Area.Id), Math.Sqrt(.45));
        var asked = Kept((team.Name, item.Id), Math.Sqrt(.05));
        var shock = Kept((team.Name, $"week {week % WeeksPlayed}"), .1);
        var latent = Mean + team.ShiftOf(item.Area, week) + own + asked + shock + (Spread * Math.Sqrt(.50) * Gaussian());
        var keyed = (int)Math.Clamp(Math.Floor((latent / 25) + .5), 0, 4) + 1;
        return item.IsReverse ? 6 - keyed : keyed;
    }

    public bool Happens(double chance) => _chance.NextDouble() < chance;

    public TimeSpan Within(TimeSpan from, TimeSpan to) => from + ((to - from) * _chance.NextDouble());

    private double Kept((string, string) key, double share)
    {
        if (!_kept.TryGetValue(key, out var value))
        {
            _kept[key] = value = Spread * share * Gaussian();
        }

        return value;
    }

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
}
