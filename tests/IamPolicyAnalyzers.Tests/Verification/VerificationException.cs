using System;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>An expectation that does not hold</summary>
internal sealed class VerificationException(string message) : Exception(message);
