namespace IamPolicyAnalyzers.Tests.Json;

/// <summary>Valid documents of several shapes, to cut and to damage.</summary>
internal static class JsonDocuments
{
    public static readonly string[] All =
    [
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "ReadLogs",
              "Effect": "Allow",
              "Action": [
                "s3:GetObject",
                "s3:List*"
              ],
              "Resource": "arn:aws:s3:::logs/${aws:username}/*"
            },
            {
              "Effect": "Deny",
              "NotAction": "iam:*",
              "Resource": ["*"],
              "Condition": { "Bool": { "aws:SecureTransport": false }, "NumericLessThan": { "s3:max-keys": 10 } }
            }
          ]
        }
        """,
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333",null]},"Action":"sts:AssumeRole","Condition":{}},"Id":"\u0041\n\"\\\/"}""",
        """
        [ true, false, null, 0, -0, 12, 3.25, 1e9, -6.02E+23, "", "\ud83d\ude00", "é漢字😀", [], {}, [[[]]], {"a":{"a":{"a":[1,2,3]}}} ]
        """,
        "{\r\n\t\"PolicyDocument\": \"{\\\"Version\\\": \\\"2012-10-17\\\", \\\"Statement\\\": []}\",\r\n\t\"a\": 1, \"a\": 2\r\n}\r\n",
        "\uFEFF  \"a string with a \\u005C backslash\"  ",
    ];
}
