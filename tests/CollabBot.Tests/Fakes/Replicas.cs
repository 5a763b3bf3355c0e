using CollabBot.Core.Delivery;

namespace CollabBot.Tests.Fakes;

/// <summary>So many processes, whatever becomes of them.</summary>
internal sealed record Replicas(int Count) : ILiveReplicas;
