using CollabBot.Core.Practice;

namespace CollabBot.Tests.HalfYear;

/// <summary>The truth: what was answered, by team, day of asking and area.</summary>
internal sealed class GivenAnswers
{
    private readonly Dictionary<(string Team, DateOnly Day, string Area), List<(int Keyed, bool ReadsDigest)>> _given = [];

    public int Count { get; private set; }

    public void Add(string team, DateOnly day, PracticeArea area, int keyed, bool readsDigest)
    {
        Count++;
        var key = (team, day, area.ShortName);
        (_given.TryGetValue(key, out var answers) ? answers : _given[key] = []).Add((keyed, readsDigest));
    }

    public IReadOnlyList<(int Keyed, bool ReadsDigest)> Of(string team, DateOnly day, string area) => _given.GetValueOrDefault((team, day, area)) ?? [];
}
