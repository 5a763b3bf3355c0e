namespace CollabBot.Service.Package;

/// <summary>What was asked of <c>package</c>, as it was typed.</summary>
internal sealed record PackageWish(string Path, bool MayReplace, string? BotId, string? AppId, string Publisher, string Website, string? Privacy, string? Terms);
