using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>What people said to a nudge when it was given, counted: each person once, by what they pressed last.</summary>
/// <param name="WillTry">"I'll try it".</param>
/// <param name="NotNow">"Not now".</param>
/// <param name="NotForUs">"Not for us".</param>
public sealed record NudgeReplies(int WillTry, int NotNow, int NotForUs)
{
    /// <summary>So many must agree before one reply is a whole team's.</summary>
    private const int FewestForTeam = 2;

    [JsonIgnore]
    public int Total => WillTry + NotNow + NotForUs;

    /// <summary>The nudge is never given to this team again. One leader decides that of what is for leaders; else more than half of those who replied, and at least two.</summary>
    public bool TurnDown(NudgeRole role) => role is NudgeRole.Leader ? NotForUs > 0 : IsTeams(NotForUs);

    /// <summary>They would rather have it another time: no leader would try it; else more than half of those who replied, and at least two.</summary>
    public bool PutOff(NudgeRole role) => role is NudgeRole.Leader ? NotNow > 0 && WillTry == 0 : IsTeams(NotNow);

    private bool IsTeams(int votes) => votes >= FewestForTeam && votes * 2 > Total;
}
