namespace CollabBot.Core;

/// <summary>The meter under which every instrument of the rules is found.</summary>
public static class CoreMeter
{
    public const string Name = "CollabBot.Core";
}
