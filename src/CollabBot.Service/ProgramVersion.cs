using System.Reflection;

namespace CollabBot.Service;

/// <summary>Which program wrote a file, for whoever reads it years later.</summary>
internal static class ProgramVersion
{
    /// <summary>Such as <c>CollabBot 1.0.0+5b22147</c>.</summary>
    public static string Text { get; } = $"CollabBot {typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of an unknown version"}";
}
