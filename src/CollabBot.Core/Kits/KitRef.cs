using System.Globalization;
using System.Text.Json.Serialization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>A kit that a team is given, among all that it was given.</summary>
/// <param name="Name">As <see cref="GivenKit.Name"/>.</param>
public readonly record struct KitRef(TeamRef Team, string Name)
{
    /// <summary>Of giving it.</summary>
    [JsonIgnore]
    internal ErrandName Errand => ErrandName.Of("kit", Team.Tenant.Value, Team.Team.Value, Name);

    /// <summary>What tells a kit from others that the team was given.</summary>
    internal static string NameOf(DateOnly on, PracticeArea area, KitOrigin by) => string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd}-{area.Id}-{by.ToString().ToLowerInvariant()}");
}
