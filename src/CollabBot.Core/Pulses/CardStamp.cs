namespace CollabBot.Core.Pulses;

/// <summary>What a card says of itself when it is answered.</summary>
public sealed record CardStamp(int Revision, string Stamp);
