using System;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>What was asked for cannot be done; the message says why, and the exit code is 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
